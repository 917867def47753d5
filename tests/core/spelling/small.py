"""A small dictionary, written as Hunspell has them."""

from pathlib import Path

from editor.core.spelling.dictionaries import DictionaryFiles

AFF = """SET UTF-8
TRY esianrtolcdugmphbyfvkwzESIANRTOLCDUGMPHBYFVKWZ'
SFX S Y 2
SFX S y ies [^aeiou]y
SFX S 0 s [^sxy]
"""
DIC = "7\nthe\nword/S\npolicy/S\ngovernment/S\nTokyo\ncafé\nhello\n"


def write_dictionary(folder: Path, name: str = "en_US", aff: str = AFF, dic: str = DIC) -> DictionaryFiles:
    """The files of a dictionary in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    files = DictionaryFiles(name, folder / f"{name}.aff", folder / f"{name}.dic")
    files.aff.write_text(aff, encoding="utf-8")
    files.dic.write_text(dic, encoding="utf-8")
    return files
