"""A picture of the whole screen of an X display: `python screenshot.py FILE.png`. Fails where it shows nothing."""

import sys

from PySide6.QtGui import QGuiApplication

_PIECES = 64  # of the picture, in each direction, of which one pixel is looked at
_FEWEST = 12  # colours of a window with text in it, smoothed


def main() -> int:
    """Take the picture and say how many colours it has."""
    app = QGuiApplication(["screenshot", "-platform", "xcb"])
    image = app.primaryScreen().grabWindow(0).toImage()
    width, height = image.width(), image.height()
    places = [(x * width // _PIECES, y * height // _PIECES) for x in range(_PIECES) for y in range(_PIECES)]
    colours = {image.pixel(*place) for place in places}
    image.save(sys.argv[1])
    print(f"{sys.argv[1]}: {width} x {height}, {len(colours)} colours")
    return 0 if len(colours) >= _FEWEST else 1


if __name__ == "__main__":
    sys.exit(main())
