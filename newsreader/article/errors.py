"""The kinds of error that a person can mend."""


class NewsreaderError(Exception):
    """Something a person can mend: says what happened, what was kept and what to do.

    Args:
        what: one sentence that names the file or the thing and what happened to it.
        kept: one sentence about what was kept; empty when nothing was at stake.
        do: one sentence about what the person can do; empty when there is nothing to do.
        details: technical text for a details button or a log; never needed to understand the message.
    """

    def __init__(self, what: str, kept: str = "", do: str = "", *, details: str = "") -> None:
        super().__init__(" ".join(part for part in (what, kept, do) if part))
        self.what = what
        self.kept = kept
        self.do = do
        self.details = details


class NotTextError(NewsreaderError):
    """A file of bytes that are no text; who wants them all the same may have them as raw text."""


class NotAFeedError(NewsreaderError):
    """What a site sent instead of a feed is a web page; its feeds may be named in there.

    Args:
        page: the bytes as they came.
    """

    def __init__(self, what: str, kept: str = "", do: str = "", *, details: str = "", page: bytes = b"") -> None:
        super().__init__(what, kept, do, details=details)
        self.page = page


class DiskFullError(NewsreaderError):
    """The disk has no room for a change; it can be made once there is some."""


class LockedError(NewsreaderError):
    """Another program holds the library; once it is free the change can be made."""


class NotWritableError(NewsreaderError):
    """A library cannot be written where it lies; reading it may be possible."""


class DamagedError(NewsreaderError):
    """A library is not as it was written; what can be read of it can be saved."""
