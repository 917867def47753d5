"""The sentence for each state of a post on its way to the blog, and the word for it in a list."""

from editor.core.receipts.shelf import BlogState
from editor.core.words import tr


def state_sentence(state: BlogState) -> str:
    """The sentence for the state of a post."""
    return {
        BlogState.NEVER: tr("It was never copied for the blog."),
        BlogState.COPIED: tr("It is as it was copied."),
        BlogState.CHANGED: tr("It was changed since it was copied."),
        BlogState.PUBLISHED: tr("It is published."),
    }[state]


def state_word(state: BlogState) -> str:
    """The word for the state of a post; "" for one that was never copied."""
    return {
        BlogState.NEVER: "",
        BlogState.COPIED: tr("copied"),
        BlogState.CHANGED: tr("changed since"),
        BlogState.PUBLISHED: tr("published"),
    }[state]
