"""Errors of Ronpyo: each carries one sentence for the person, already in their language.

RonpyoError
├── FileError            a file could not be read or written
│   ├── SaveError            nothing was replaced: the old file is intact
│   ├── UnconfirmedSaveError the new file is in place, but the disk did not confirm it
│   └── FileChangedError     another program changed the file since it was read
├── HeaderError          the header cannot be edited safely; the file is untouched
├── FieldError           a field does not exist or a value does not fit it
├── RenderError          the Markdown could not be rendered (too deep, too slow)
├── ExportError          an export could not be made
├── BloggerError         Blogger, or the way to it, did not do what was asked
├── PatternError         a regular expression cannot be read, or takes too long
├── DictionaryError      a dictionary of spellings cannot be used
├── NewsPageError        a news page holds nothing that could be read, or takes too long
└── ImportFileError      a file cannot be imported; the library is as it was
"""


class RonpyoError(Exception):
    """Something went wrong that the person can understand; str(error) is the sentence to show."""


class FileError(RonpyoError):
    """A file could not be read or written."""


class SaveError(FileError):
    """Saving failed before the file was replaced: the old file is intact."""


class UnconfirmedSaveError(FileError):
    """The new file is in place, but the disk did not confirm it."""


class FileChangedError(FileError):
    """The file on the disk is not the one that was read: another program wrote it."""


class HeaderError(RonpyoError):
    """The header cannot be edited without risk; the file stays as it is."""


class FieldError(RonpyoError):
    """A field does not exist, or a value does not fit it."""


class RenderError(RonpyoError):
    """The Markdown could not be rendered."""


class ExportError(RonpyoError):
    """An export could not be made."""


class BloggerError(RonpyoError):
    """Blogger, or the way to it, did not do what was asked; the text on this computer is as it was."""


class PatternError(RonpyoError):
    """A regular expression, or what is to take the place of its hits, cannot be read, or finds more than is held."""


class DictionaryError(RonpyoError):
    """A dictionary of spellings cannot be read or used, or takes too long."""


class NewsPageError(RonpyoError):
    """A news page could not be read."""


class ImportFileError(RonpyoError):
    """A file cannot be imported; nothing was written for it."""
