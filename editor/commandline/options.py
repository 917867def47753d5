"""The options of the commands, each with the sentence that `ronpyo COMMAND --help` says of it."""

from editor.commandline.arguments import Option
from editor.core.words import tr

JSON = Option("--json", about=lambda: tr("Print the answer as JSON, for scripts."))
OUTPUT = Option("--output", "FILE", "-o", lambda: tr("The file to write; without it the answer is printed."))
NEW_POST = Option("--output", "FILE", "-o", lambda: tr("The file to make; without it, one in the library's folder."))
EXPORTED = Option("--output", "FILE", "-o", lambda: tr("The file or, for several posts, the new folder to write."))
RESTORED = Option(
    "--output", "FILE", "-o", lambda: tr("Write the version into this new file; the post stays as it is.")
)
PROFILE = Option("--profile", "PROFILE", about=lambda: tr("The blog profile of the post."))
FORMAT = Option("--to", "FORMAT", about=lambda: tr("The format; needed, except with --list."), required=True)
FORMATS = Option("--list", about=lambda: tr("Name the formats."))
SHOW = Option("--show", "NUMBER", about=lambda: tr("Print the exact HTML of this copy."))
RECEIPT = Option("--receipt", "NUMBER", about=lambda: tr("The copy to compare with; without it, the latest one."))
TAKE = Option("--take", about=lambda: tr("Take the blog's wording into the post."))
INTO_LIBRARY = Option(
    "--into", "LIBRARY", about=lambda: tr("The folder of your library; always needed."), required=True
)
HOST = Option(
    "--host", "HOST", about=lambda: tr("The host name of the blog; a new backup of Blogger does not hold it.")
)
ZONE = Option("--timezone", "ZONE", about=lambda: tr("The blog's time zone, such as Asia/Tokyo or +09:00."))
BASE = Option("--base", "URL", about=lambda: tr("The URL of the page, for its relative links."))
PAGE_URL = Option("--url", "URL", about=lambda: tr("The URL of the page, where it does not name its own."))
INTO_POST = Option("--into", "POST", about=lambda: tr("The post whose news fields are filled in; what is there stays."))
RULES = Option(
    "--rules", "RULES", about=lambda: tr("The rules to use, separated by commas; all, or list to name them.")
)
LIBRARY_TO_LEARN = Option(
    "--library", "DIR", about=lambda: tr("The library from which your usual spellings are learnt.")
)
LIBRARY = Option("--library", "DIR", about=lambda: tr("The folder of the posts; without it, your library."))
LIMIT = Option("--limit", "N", about=lambda: tr("How many posts are shown at most."))
UNPUBLISHED = Option("--unpublished", about=lambda: tr("Also posts that are not published."))
MEND = Option("--mend", about=lambda: tr("Correct what can be corrected; the rest is only listed."))
TO_PAGE = Option("--to", "page", about=lambda: tr("Write a page for the blog (HTML) and no list."))
CLIENT = Option("--client", "FILE", about=lambda: tr("Your Google client: the file client_secret_….json."))
BLOG = Option("--blog", "BLOG", about=lambda: tr("The blog to sign in for, where the account has several."))
REPLACE = Option("--replace", "CODE", about=lambda: tr("Overwrite what was changed on Blogger; the code was shown."))
ADOPT = Option("--adopt", "ID", about=lambda: tr("The draft on Blogger that is this post."))
NEW = Option("--new", about=lambda: tr("Send a new draft, whatever was sent before."))
AGAIN = Option("--again", about=lambda: tr("Send once more, after you made sure that it is not there."))
MERGED = Option("--output", "FILE", "-o", lambda: tr("The file to write instead of OURS."))
MARKER_SIZE = Option("--marker-size", "N", about=lambda: tr("The length of the marks round what both changed."))
ONLY_LIST = Option("--list", about=lambda: tr("Only name the posts; nothing is changed."))
HELP_FILE = Option("--to", "FILE", about=lambda: tr("The HTML file to write."), required=True)
REMOVE = Option("--remove", about=lambda: tr("Take it out of the menu again."))
PUBLIC = Option("--public", about=lambda: tr("Also change a post that readers see."))
