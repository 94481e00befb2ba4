"""What a reason says, in one or two short sentences."""

from pacing_cli.model.reason import NoticeReason, Reason
from pacing_cli.wording.notice import notice_sentence
from pacing_cli.wording.quota import quota_sentence


def sentence(reason: Reason) -> str:
    """The reason in words for somebody who is tired: short, no blame, honest on what is unknown."""
    if isinstance(reason, NoticeReason):
        return notice_sentence(reason)
    return quota_sentence(reason)
