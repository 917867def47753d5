"""The errors of Google's servers, as they were seen, by a short name for each."""

from typing import Any

_ERRORS = {
    "400": (400, "Bad Request", "badRequest", "INVALID_ARGUMENT"),
    "badlabels": (
        400,
        "We're sorry, but the value for field labels was not valid.",
        "invalid",
        "INVALID_ARGUMENT",
    ),
    "401": (401, "Request had invalid authentication credentials.", "authError", "UNAUTHENTICATED"),
    "403perm": (
        403,
        "We're sorry, but you don't have permission to access this resource.",
        "forbidden",
        "PERMISSION_DENIED",
    ),
    "403scope": (
        403,
        "Request had insufficient authentication scopes.",
        "insufficientPermissions",
        "PERMISSION_DENIED",
    ),
    "403rate": (403, "Rate Limit Exceeded", "rateLimitExceeded", "PERMISSION_DENIED"),
    "403api": (
        403,
        "Blogger API v3 has not been used in project 1 before or it is disabled. Enable it by visiting "
        "https://console.developers.google.com/apis/api/blogger.googleapis.com/overview?project=1 then retry.",
        "accessNotConfigured",
        "PERMISSION_DENIED",
    ),
    "404": (404, "Not Found", "notFound", "NOT_FOUND"),
    "409": (409, "Conflict", "conflict", "ABORTED"),
    "412": (412, "Precondition Failed", "conditionNotMet", "FAILED_PRECONDITION"),
    "429": (429, "Quota exceeded for quota metric", "rateLimitExceeded", "RESOURCE_EXHAUSTED"),
    "500": (500, "Backend Error", "backendError", "INTERNAL"),
    "503": (503, "Service Unavailable", "backendError", "UNAVAILABLE"),
}
NAMES = tuple(_ERRORS)


def error(name: str) -> tuple[int, dict[str, Any]]:
    """The status and the body of the error called `name`."""
    code, message, reason, status = _ERRORS[name]
    detail = {"message": message, "domain": "global", "reason": reason}
    return code, {"error": {"code": code, "message": message, "errors": [detail], "status": status}}
