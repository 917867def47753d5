"""Posts that carry an attack: in their text, in each of their fields, or by the blog profile that they name."""

from pathlib import Path

from editor.core.post import Blogger, Commentary, Fields, Image, News, Post, Related

ROUTES = ("source", "inline", "fields", "profile")
PROFILE = "hostile"
_SLOTS = '<div data-slot="news"></div><div data-slot="commentary"></div>'


def post_with(attack: str, route: str) -> Post:
    """A post with `attack` on one of ROUTES."""
    if route == "source":
        return Post(Fields(), f"{attack}\n")
    if route == "inline":
        line = attack.replace("\n", " ")
        return Post(
            Fields(),
            f"文{line}文\n\n# {line}\n\n> {line}\n\n- {line}\n\n| {line} |\n|---|\n| {line} |\n\n![{line}](a.png)\n\n"
            f"[{line}](https://ok.example/)\n\n{{漢字|{line}}}\n\n注[^1]\n\n[^1]: {line}\n\n*[API]: {line}\n\nAPI\n",
        )
    if route == "fields":
        return Post(_fields(attack), "![x](a.png)\n\n本文\n\n<!-- commentary -->\n\n![x](a.png)\n")
    return Post(Fields(profile=PROFILE, title="題名"), "本文\n")


def _fields(attack: str) -> Fields:
    return Fields(
        date=attack,
        labels=(attack, attack),
        permalink=attack,
        description=attack,
        title=attack,
        news=News(attack, attack, attack, attack, attack, (attack, attack)),
        commentary=Commentary(attack, (attack,)),
        related=(Related(attack, attack, attack), Related("", attack, ""), Related(attack, "", attack)),
        images=(Image("a.png", attack, attack, attack),),
        blogger=Blogger(attack, attack),
    )


def write_profile(profiles: Path, attack: str, style: str = "") -> None:
    """A blog profile whose every file is hostile."""
    folder = profiles / PROFILE
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_text(f"{attack}<div>{{{{{{post}}}}}}</div>{attack}", encoding="utf-8")
    (folder / "post.html").write_text(f"{_SLOTS}{attack}<p>{attack}</p>", encoding="utf-8")
    (folder / "style.css").write_text(style or attack, encoding="utf-8")
