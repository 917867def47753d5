"""Results of sending, publishing and taking back: done, or a question to the person."""

from dataclasses import dataclass
from enum import Enum, auto

from editor.core.blogger.remote import RemotePost


class Ending(Enum):
    """The end of a piece of work. The first group was done; behind it nothing was written, and the person is asked."""

    CREATED = auto()
    UPDATED = auto()
    SAME = auto()
    """Nothing was to be done: the post was so already."""
    PUBLISHED = auto()
    SCHEDULED = auto()
    TAKEN_BACK = auto()

    CHANGED_THERE = auto()
    """The online text is other than the one that was seen last."""
    IS_PUBLIC = auto()
    """Readers see it, or will: sending would change that."""
    IN_TRASH = auto()
    GONE = auto()
    """The post is in none of Blogger's lists."""
    LOCKED = auto()
    """The draft is there, but Blogger does not let it be changed."""
    UNKNOWN = auto()
    """No answer came, and no list shows the post: nobody knows whether there is one."""
    PERHAPS = auto()
    """No answer came, and no list shows the post, but there is a draft with the same text."""
    UNTITLED = auto()
    """The title there is still the permalink that it asked for."""
    OTHER_BLOG = auto()
    NEVER_SENT = auto()

    @property
    def done(self) -> bool:
        """Whether Blogger has what the person wanted."""
        return self.value <= Ending.TAKEN_BACK.value


@dataclass(frozen=True, slots=True)
class Sent:
    """The ending, and the post as it is there.

    `changed` names the parts that were written, `others` the ids of further drafts of the same sending, `labels_left`
    says that Blogger did not take the labels, `rewritten` that it keeps another HTML than was sent, `now_public` that
    somebody published the post meanwhile. `permalink` is the one that the first title asked for, `title_left`:
    that is its title still.
    """

    ending: Ending
    post: RemotePost | None = None
    changed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    labels_left: bool = False
    rewritten: bool = False
    now_public: bool = False
    permalink: str = ""
    title_left: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The person's decision. `over` is the digest of the online text that they saw and give up, or how it begins;
    `adopt` the id of the draft that is this post, `anew`: a new draft although there is one, `again`: a new draft
    although there may be one, `public`: what readers see may change."""

    over: str = ""
    adopt: str = ""
    anew: bool = False
    again: bool = False
    public: bool = False

    def gives_up(self, post: RemotePost) -> bool:
        """Whether the online text of `post` is the one that was seen and given up."""
        return len(self.over) >= SHORT and post.text.digest.startswith(self.over)


SHORT = 8
"""Characters of a digest that name a text well enough to be typed."""
