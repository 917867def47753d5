"""The table of the commands. Each is a module of its own, imported when it is called: a start is most of its time.

A command takes its arguments and returns the exit code, 0 fine, 1 the content has problems. An error that is raised is
said by the caller in one sentence: exit code 1, or 2 for UsageError.
"""

from editor.commandline import options
from editor.commandline.arguments import Arguments, Subcommand
from editor.core.words import tr

_JSON = options.JSON


def _new(arguments: Arguments) -> int:
    from editor.commandline import new_post

    return new_post.run(arguments)


def _set(arguments: Arguments) -> int:
    from editor.commandline import set_fields

    return set_fields.run(arguments)


def _render(arguments: Arguments) -> int:
    from editor.commandline import render_page

    return render_page.run(arguments)


def _export(arguments: Arguments) -> int:
    from editor.commandline import export_post

    return export_post.run(arguments)


def _check(arguments: Arguments) -> int:
    from editor.commandline import check_post

    return check_post.run(arguments)


def _receipts(arguments: Arguments) -> int:
    from editor.commandline import list_receipts

    return list_receipts.run(arguments)


def _compare_online(arguments: Arguments) -> int:
    from editor.commandline import compare_online

    return compare_online.run(arguments)


def _import(arguments: Arguments) -> int:
    from editor.commandline import import_posts

    return import_posts.run(arguments)


def _paste(arguments: Arguments) -> int:
    from editor.commandline import paste_html

    return paste_html.run(arguments)


def _clip(arguments: Arguments) -> int:
    from editor.commandline import clip_page

    return clip_page.run(arguments)


def _search(arguments: Arguments) -> int:
    from editor.commandline import search_posts

    return search_posts.run(arguments)


def _related(arguments: Arguments) -> int:
    from editor.commandline import related_posts

    return related_posts.run(arguments)


def _links(arguments: Arguments) -> int:
    from editor.commandline import audit_links

    return audit_links.run(arguments)


def _rename(arguments: Arguments) -> int:
    from editor.commandline import rename_post

    return rename_post.run(arguments)


def _relink(arguments: Arguments) -> int:
    from editor.commandline import relink_posts

    return relink_posts.run(arguments)


def _timeline(arguments: Arguments) -> int:
    from editor.commandline import show_timeline

    return show_timeline.run(arguments)


def _versions(arguments: Arguments) -> int:
    from editor.commandline import list_versions

    return list_versions.run(arguments)


def _restore(arguments: Arguments) -> int:
    from editor.commandline import restore_version

    return restore_version.run(arguments)


def _blogger(arguments: Arguments) -> int:
    from editor.commandline import blogger

    return blogger.run(arguments)


def _merge(arguments: Arguments) -> int:
    from editor.commandline import merge_posts

    return merge_posts.run(arguments)


def _install_desktop(arguments: Arguments) -> int:
    from editor.commandline import install_desktop

    return install_desktop.run(arguments)


_ALL = (
    Subcommand(
        "new",
        "",
        lambda: tr("Make a new post and print its path; without -o it goes into the library folder."),
        (options.PROFILE, options.NEW_POST, _JSON),
        _new,
    ),
    Subcommand(
        "set",
        "POST [KEY=VALUE ...] [KEY+=VALUE ...]",
        lambda: tr(
            "Change header fields, for example news.headline=… or commentary.summary+=…; everything "
            "else is unchanged, byte for byte."
        ),
        (_JSON,),
        _set,
    ),
    Subcommand("render", "POST", lambda: tr("Write the preview page as one HTML file."), (options.OUTPUT,), _render),
    Subcommand(
        "export",
        "POST ...",
        lambda: tr("Export posts, or all posts of a folder, for another app; --list names the formats."),
        (options.FORMAT, options.EXPORTED, options.FORMATS, _JSON),
        _export,
    ),
    Subcommand(
        "receipts",
        "POST",
        lambda: tr("List when the post was copied for the blog; --show prints the HTML of one copy."),
        (options.SHOW, _JSON),
        _receipts,
    ),
    Subcommand(
        "compare-online",
        "POST HTML",
        lambda: tr("Say what was changed on the blog since the copy; --take takes its wording into the post."),
        (options.RECEIPT, options.TAKE, _JSON),
        _compare_online,
    ),
    Subcommand(
        "import",
        "FILE ...",
        lambda: tr("Import posts from Blogger, WordPress, Movable Type and others into your library."),
        (options.INTO_LIBRARY, options.HOST, options.ZONE, _JSON),
        _import,
    ),
    Subcommand(
        "paste",
        "[FILE|-]",
        lambda: tr(
            "Print the Markdown that pasting this HTML gives; --base is the URL of its page, for relative links."
        ),
        (options.BASE,),
        _paste,
    ),
    Subcommand(
        "clip",
        "PAGE|-",
        lambda: tr(
            "Read a saved news page: headline, source, date, text; --into puts them into a post and keeps the clip."
        ),
        (options.PAGE_URL, options.INTO_POST, _JSON),
        _clip,
    ),
    Subcommand(
        "check",
        "POST ...",
        lambda: tr(
            "Check posts and list their problems; --rules names the rules to use, separated by "
            "commas, or all; --rules list names them."
        ),
        (options.RULES, options.LIBRARY_TO_LEARN, _JSON),
        _check,
    ),
    Subcommand("versions", "POST", lambda: tr("List the earlier versions of a post."), (_JSON,), _versions),
    Subcommand(
        "restore",
        "POST VERSION",
        lambda: tr("Bring an earlier version back, by its number; what the post holds is kept as a version first."),
        (options.RESTORED,),
        _restore,
    ),
    Subcommand(
        "search",
        "QUERY",
        lambda: tr(
            "Find posts: words, “quoted” text, -word, label:NAME, status:draft, clip:WORD, 2024..2025; the best first."
        ),
        (options.LIBRARY, options.LIMIT, _JSON),
        _search,
        dashes=True,
    ),
    Subcommand(
        "related",
        "POST",
        lambda: tr("List the earlier posts that belong to a post, and why; the best first."),
        (options.LIBRARY, options.LIMIT, options.UNPUBLISHED, _JSON),
        _related,
    ),
    Subcommand(
        "links",
        "POST",
        lambda: tr("List what is wrong with the links of a post to its own blog; --mend corrects it."),
        (options.LIBRARY, options.MEND, _JSON),
        _links,
    ),
    Subcommand(
        "rename",
        "POST [NAME]",
        lambda: tr("Rename a post's file, after its headline or as told; images and links of other posts follow."),
        (options.LIBRARY, _JSON),
        _rename,
    ),
    Subcommand(
        "relink",
        "POST FORMER-ADDRESS ...",
        lambda: tr("Lead links to a former URL of a post to the one that it has; --list only names the posts."),
        (options.LIBRARY, options.ONLY_LIST, _JSON),
        _relink,
    ),
    Subcommand(
        "timeline",
        "QUERY",
        lambda: tr("Show what a search finds in order of time, with headlines and summaries; --to page makes a page."),
        (options.LIBRARY, options.TO_PAGE, options.OUTPUT, _JSON),
        _timeline,
        dashes=True,
    ),
    Subcommand(
        "blogger",
        "sign-in|sign-out|send POST|fetch POST|status [POST]",
        lambda: tr("Use Blogger's own interface: send a post as a draft, fetch what became of it. Never publishes."),
        (
            options.CLIENT,
            options.BLOG,
            options.REPLACE,
            options.ADOPT,
            options.NEW,
            options.AGAIN,
            options.PUBLIC,
            _JSON,
        ),
        _blogger,
    ),
    Subcommand(
        "merge",
        "BASE OURS THEIRS",
        lambda: tr(
            "Put two states of a post together, into OURS: header by field, text by line; a merge driver for git."
        ),
        (options.MERGED, options.MARKER_SIZE, _JSON),
        _merge,
    ),
    Subcommand(
        "install-desktop",
        "",
        lambda: tr("Put Ronpyo into the menu of the desktop, for you alone; --remove takes it out again."),
        (options.REMOVE,),
        _install_desktop,
    ),
    Subcommand(
        "help", "", lambda: tr("Write the help, all pages with images, as one HTML file."), (options.HELP_FILE,), None
    ),
)
COMMANDS = {command.name: command for command in _ALL}
