"""The tabs above the source: all that the header of a post says, as fields to write in."""

from editor.ui.fields.pane import FieldsPane

__all__ = ["FieldsPane"]
