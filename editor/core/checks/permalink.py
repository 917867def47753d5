"""The permalink, which Blogger takes from the person only in ASCII letters, digits and `_ - .`."""

import re
from collections.abc import Iterator

from editor.core.checks.addresses import is_web_address
from editor.core.checks.registry import Subject
from editor.core.fields import spec
from editor.core.problem import Problem, Severity
from editor.core.words import tr

_ALLOWED = re.compile(spec.named("permalink").pattern)


def rule(subject: Subject) -> Iterator[Problem]:
    """Other characters are an error in Blogger's box; the address that the post got is one."""
    permalink = subject.fields.permalink
    if not _ALLOWED.fullmatch(permalink):
        message = tr("A permalink may hold only a–z, A–Z, 0–9, _, - and . : “{permalink}”", permalink=permalink)
        yield subject.on_field("permalink-characters", Severity.ERROR, message, "permalink")
    address = subject.fields.blogger.url
    if address.strip() and not is_web_address(address):
        message = tr("The URL on the blog, “{url}”, is not a web URL (http or https).", url=address)
        yield subject.on_field("blog-address", Severity.WARNING, message, "blogger.url")
