"""What the program writes without its window: posts, images, exports, the commands of the command line."""

from collections.abc import Callable

from editor.core.clips import store as clips
from editor.core.disk import store
from editor.core.images import folder as images
from editor.core.images import web_copy
from editor.core.images.exif import EXIF_MARK, only_orientation
from editor.core.images.metadata import noted, without_place
from editor.core.images.parts import segment
from editor.core.news_page.clip import Clip
from tests.faults.operation import NEW, OLD, Box, Operation

POST_ID = "0197a000-0000-7000-8000-000000000001"
POST = "library/2026/記事.md"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50


def put(name: str, data: bytes) -> Callable[[Box], object]:
    """Lay a file into the box."""

    def prepare(box: Box) -> None:
        path = box.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return prepare


def _save(box: Box, digest: str) -> None:
    store.write(box.root / POST, NEW, digest, library=box.library)


def _digest(box: Box) -> str:
    return store.read(box.root / POST)[1]


SAVE = Operation(
    "save",
    prepare=put(POST, OLD),
    begin=_digest,
    act=_save,
    allowed={POST: (OLD, NEW)},
    promised={POST: NEW},
    subject="記事.md",
)


def _save_new(box: Box, digest: str) -> None:
    path = box.library / "2027" / "新しい記事.md"
    store.make_folder(path.parent, box.library)
    store.write(path, NEW, digest, library=box.library)


def _digest_of_new(box: Box) -> str:
    path = box.library / "2027" / "新しい記事.md"
    return store.read(path)[1] if path.exists() else store.ABSENT


SAVE_NEW = Operation(
    "save a new post",
    prepare=lambda box: None,
    begin=_digest_of_new,
    act=_save_new,
    allowed={"library/2027/新しい記事.md": (None, NEW)},
    promised={"library/2027/新しい記事.md": NEW},
    subject="",
)


def _prepare_link(box: Box) -> None:
    put("library/2026/実体.md", OLD)(box)
    (box.root / POST).symlink_to("実体.md")


SAVE_LINK = Operation(
    "save through a link",
    prepare=_prepare_link,
    begin=_digest,
    act=_save,
    allowed={POST: (OLD, NEW), "library/2026/実体.md": (OLD, NEW)},
    promised={POST: NEW, "library/2026/実体.md": NEW},
    subject="記事.md",
)

REPLACE = Operation(
    "write over what is there",
    prepare=put(POST, OLD),
    begin=lambda box: None,
    act=_save,
    allowed={POST: (OLD, NEW)},
    promised={POST: NEW},
    subject="記事.md",
)


def _prepare_leftover(box: Box) -> None:
    put(POST, OLD)(box)
    store.temporary(box.root / POST).write_bytes(b"half a te")


SAVE_AFTER_CRASH = Operation(
    "save after a crash",
    prepare=_prepare_leftover,
    begin=_digest,
    act=_save,
    allowed={POST: (OLD, NEW)},
    promised={POST: NEW},
    subject="記事.md",
)

SWEEP = Operation(
    "sweep",
    prepare=_prepare_leftover,
    begin=lambda box: None,
    act=lambda box, state: store.sweep(box.root, 5),
    allowed={POST: (OLD,)},
    promised={POST: OLD},
    subject="",
)


def _prepare_image(box: Box) -> None:
    put(POST, OLD)(box)
    put("outside/特使.png", PNG)(box)
    put("library/2026/記事/another.png", PNG[:-1])(box)


COPY_IMAGE = Operation(
    "copy an image",
    prepare=_prepare_image,
    begin=lambda box: None,
    act=lambda box, state: images.add_image_file(box.root / POST, box.outside / "特使.png"),
    allowed={
        POST: (OLD,),
        "outside/特使.png": (PNG,),
        "library/2026/記事/another.png": (PNG[:-1],),
        "library/2026/記事/特使.png": (None, PNG),
    },
    promised={"library/2026/記事/特使.png": PNG},
    subject="Your text is safe.",
)

PASTE_IMAGE = Operation(
    "paste an image",
    prepare=put(POST, OLD),
    begin=lambda box: None,
    act=lambda box, state: images.add_image(box.root / POST, PNG),
    allowed={POST: (OLD,), "library/2026/記事/image.png": (None, PNG)},
    promised={"library/2026/記事/image.png": PNG},
    subject="Your text is safe.",
)

CLIPS = f"library/clips/{POST_ID}.json.gz"
_OLD_CLIP = Clip(headline="旧い見出し", url="https://e.jp/a", text="旧い本文。")
_NEW_CLIP = Clip(headline="新しい見出し", url="https://e.jp/b", text="新しい本文、ずっと長い。" * 500)


def _keep_clip(box: Box, state: None) -> None:
    clips.keep(box.library, POST_ID, _NEW_CLIP)


KEEP_CLIP = Operation(
    "keep a clip",
    prepare=put(CLIPS, clips.packed(POST_ID, (_OLD_CLIP,))),
    begin=lambda box: None,
    act=_keep_clip,
    allowed={CLIPS: (clips.packed(POST_ID, (_OLD_CLIP,)), clips.packed(POST_ID, (_NEW_CLIP, _OLD_CLIP)))},
    promised={CLIPS: clips.packed(POST_ID, (_NEW_CLIP, _OLD_CLIP))},
    subject=f"{POST_ID}.json.gz",
)

KEEP_FIRST_CLIP = Operation(
    "keep the first clip",
    prepare=lambda box: None,
    begin=lambda box: None,
    act=_keep_clip,
    allowed={CLIPS: (None, clips.packed(POST_ID, (_NEW_CLIP,)))},
    promised={CLIPS: clips.packed(POST_ID, (_NEW_CLIP,))},
    subject="",
)

PHOTO = b"\xff\xd8" + segment(0xE1, EXIF_MARK + only_orientation(6)) + segment(0xFE, bytes(9000)) + b"\xff\xd9"
WEB_PHOTO = noted(without_place(PHOTO), store.digest(PHOTO))

COPY_FOR_WEB = Operation(
    "copy for the web",
    prepare=put("library/2026/記事/photo.jpg", PHOTO),
    begin=lambda box: None,
    act=lambda box, state: web_copy.make_copy(box.root / "library/2026/記事/photo.jpg", lambda _data, _longest: b""),
    allowed={
        "library/2026/記事/photo.jpg": (PHOTO,),
        "library/2026/記事/photo.web.jpg": (None, WEB_PHOTO),
    },
    promised={"library/2026/記事/photo.web.jpg": WEB_PHOTO},
    subject="photo",
)

OPERATIONS = (
    SAVE,
    SAVE_NEW,
    SAVE_LINK,
    REPLACE,
    SAVE_AFTER_CRASH,
    SWEEP,
    COPY_IMAGE,
    PASTE_IMAGE,
    COPY_FOR_WEB,
    KEEP_CLIP,
    KEEP_FIRST_CLIP,
)
