"""How many faults there must be at least: a change that makes fewer calls, or tests fewer, must say so here."""

TOTAL = 12000
"""Of all operations together."""

FLOORS = {
    "save": 240,
    "save a new post": 170,
    "save through a link": 280,
    "write over what is there": 115,
    "save after a crash": 285,
    "sweep": 235,
    "copy an image": 285,
    "paste an image": 205,
    "export": 215,
    "export into the library": 215,
    "render a page": 215,
    "set a field": 285,
    "begin a post": 100,
    "save from the window": 400,
    "save as": 270,
    "replace what another program wrote": 500,
    "the first words of a new post": 280,
    "choose a setting": 340,
    "journal": 90,
    "keep a version": 265,
    "thin out versions": 140,
    "follow a renamed post": 290,
    "autosave with a version": 600,
    "import a backup": 1550,
    "import an update": 1700,
    "import an older backup": 600,
    "import over the author's edits": 1200,
    "import with pictures": 1500,
    "import changed pictures": 2250,
    "import a folder of Markdown": 1700,
}
