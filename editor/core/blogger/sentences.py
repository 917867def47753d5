"""Sentences for the person: the end of a sending, and the news of a fetch."""

from editor.core.blogger.fetching import BroughtBack, Fetched
from editor.core.blogger.first_title import permalink_of
from editor.core.blogger.outcome import Ending, Sent
from editor.core.blogger.remote import RemoteStatus
from editor.core.words import listed, tr


def ending(ending: Ending) -> str:
    """One sentence: what is safe and what happened."""
    if ending is Ending.CREATED:
        return tr("The draft is on Blogger. Nobody else sees it.")
    if ending is Ending.UPDATED:
        return tr("The post on Blogger has what is new.")
    if ending is Ending.SAME:
        return tr("Blogger has it as it is here. Nothing was sent.")
    if ending is Ending.PUBLISHED:
        return tr("The post is public.")
    if ending is Ending.SCHEDULED:
        return tr("Blogger will make the post public by itself at the chosen time.")
    if ending is Ending.TAKEN_BACK:
        return tr("The post is a draft again. Readers do not see it any more.")
    if ending is Ending.CHANGED_THERE:
        return tr("Nothing was sent: the post was changed on Blogger since you saw it there. Compare the two first.")
    if ending is Ending.IS_PUBLIC:
        return tr("Nothing was sent: readers see this post, and would see the change at once.")
    if ending is Ending.IN_TRASH:
        return tr("Nothing was sent: the post is in Blogger’s trash. Bring it back there, or send a new draft.")
    if ending is Ending.GONE:
        return tr("Nothing was sent: the post is not on Blogger any more. You can send a new draft.")
    if ending is Ending.LOCKED:
        return tr(
            "Nothing was sent: the draft is there, but Blogger does not let it be changed just now. Try again, or send "
            "a new draft; the old one stays."
        )
    if ending is Ending.UNTITLED:
        return tr("Nothing was done: on Blogger the title is still the permalink. Send the post once more first.")
    if ending is Ending.UNKNOWN:
        return tr(
            "No answer came, and Blogger’s lists do not show the draft. It may or may not be there: "
            "check in Blogger, or check again from here in a while."
        )
    if ending is Ending.PERHAPS:
        return tr("No answer came. There is a draft with the same text on Blogger; it is likely this one.")
    if ending is Ending.OTHER_BLOG:
        return tr("Nothing was sent: this post lies in another blog than the one that is connected.")
    return tr("This post was not sent to Blogger yet.")


def notes(sent: Sent) -> list[str]:
    """Further sentences on a sending."""
    said = []
    if sent.ending is Ending.UPDATED:
        said.append(tr("Where the post is still open in Blogger’s editor, reload that page before you save there."))
    if sent.title_left:
        said.append(
            tr("The draft’s title is still its permalink: Blogger did not take the title. Send once more, or paste it.")
        )
    elif sent.permalink and sent.ending is Ending.CREATED:
        said.append(
            tr(
                "The draft was made with “{permalink}” as its title, of which Blogger makes the "
                "permalink, and then got its own title. Blogger tells the URL when the post is public.",
                permalink=sent.permalink,
            )
        )
    if sent.ending is Ending.PUBLISHED and sent.permalink and sent.post is not None and sent.post.url:
        given = permalink_of(sent.post.url)
        if given != sent.permalink:
            said.append(
                tr("Blogger gave it another permalink: {given}, not {asked}.", given=given, asked=sent.permalink)
            )
    if sent.labels_left:
        said.append(tr("Blogger did not take the labels; the draft has none of the new ones."))
    if sent.rewritten:
        said.append(tr("Blogger keeps the HTML in another spelling than it was sent."))
    if sent.now_public:
        said.append(tr("Somebody published the post meanwhile: readers see the change."))
    if sent.others:
        said.append(tr("There is more than one draft of this sending. The others: {ids}.", ids=listed(sent.others)))
    return said


def fetched(found: Fetched, back: BroughtBack) -> list[str]:
    """The news of a fetch, a sentence for each."""
    if found.post is None:
        return [ending(found.ending)]
    said = [status(found.post.status)]
    if len(back.filled) == 1:
        said.append(tr("One image has its URL."))
    elif back.filled:
        said.append(tr("{n} images have their URLs.", n=len(back.filled)))
    if back.left:
        said.append(
            tr(
                "{n} image has no URL yet: {names}." if len(back.left) == 1 else "{n} images have no URL yet: {names}.",
                n=len(back.left),
                names=listed(back.left[:8]),
            )
        )
    if back.left and back.embedded:
        said.append(
            tr(
                "In Blogger images lie in the text itself and were not uploaded. Take them out there, and put them in "
                "by “Insert image”, “Upload from computer”."
            )
        )
    if back.labels_left:
        said.append(tr("The labels were changed here and there; they stay as they are here."))
    if found.new_words:
        said.append(tr("The text was changed on Blogger. It is not taken over; compare the two before you send."))
    if found.new_looks:
        kinds = listed(loss.name for loss in found.new_looks)
        said.append(tr("Changed on Blogger beside the text: {kinds}. Compare the two before you send.", kinds=kinds))
    return said


def status(status: RemoteStatus) -> str:
    """The sentence for a state."""
    if status is RemoteStatus.LIVE:
        return tr("On Blogger the post is public.")
    if status is RemoteStatus.SCHEDULED:
        return tr("On Blogger the post is scheduled.")
    if status is RemoteStatus.TRASHED:
        return tr("On Blogger the post is in the trash.")
    return tr("On Blogger the post is a draft.")
