"""Golden files: an input beside the output that is expected of it.

After a change that is meant, write them anew with RONPYO_GOLDEN=write and read the difference before committing it.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def golden(name: str, text: str) -> None:
    """Compare `text` with the golden file `name`; with RONPYO_GOLDEN=write, write it."""
    path = FOLDER / name
    data = text.encode("utf-8")
    if os.environ.get("RONPYO_GOLDEN") == "write":
        path.write_bytes(data)
    assert data.decode("utf-8") == path.read_bytes().decode("utf-8")
