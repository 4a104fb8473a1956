"""A talk that was not saved when its program ended is offered at the next start."""

from scoutview.language import tr
from scoutview.talks.drafts import forget
from scoutview.window.base.messages import OfferCard
from scoutview.window.talks.talks import Talks


def offer_draft(talks: Talks, card: OfferCard) -> None:
    """Offer it on this card, if there is one; put away without an answer it is offered again."""
    draft = talks.left_draft()
    if draft is None:
        return
    name = draft.talk.title or (draft.path.name if draft.path is not None else tr("without a title"))
    card.offer(
        tr("The talk “{name}” was not saved when ScoutView ended.").format(name=name),
        (
            (tr("Open it"), tr("Go on with it; it is not saved yet"), lambda: talks.take_up(draft)),
            (tr("Forget it"), tr("What was not saved of it is gone for good"), lambda: forget(draft)),
        ),
    )
