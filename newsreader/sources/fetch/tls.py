"""Protected connections: who vouches for a server, and in words why nobody does.

There is no way around a failure here: a server that cannot show who it is gives nothing.
"""

from __future__ import annotations

import ssl
from datetime import UTC, datetime

from newsreader.sources.fetch import errors

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_SEE = "Nothing was sent to it. If it stays like this, tell the site."


def trusting_context() -> ssl.SSLContext:
    """Trusts whom the system trusts, and who is in certifi's list, for systems that bring none of their own."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def set_clock(today: datetime) -> str:
    """What to do where other servers say that it is another day than the clock here."""
    return f"Other sites say that today is {_date(today)}: set the clock of this computer."


def failure(host: str, error: BaseException | None, now: datetime | None = None) -> errors.Failure:
    """What a failed handshake with a server means."""
    if isinstance(error, ssl.SSLCertVerificationError):
        what, do = _unproven(host, error.verify_code, now or datetime.now(UTC))
        return errors.Failure("tls", what, do, details=error.verify_message)
    if isinstance(error, ssl.SSLError):
        return _unprotected(host, error)
    return errors.broken(host, "was no protected connection", str(error))


def _unproven(host: str, code: int, now: datetime) -> tuple[str, str]:
    """What is wrong with the certificate of a server, by the number that OpenSSL has for it, and what to do."""
    clock = f"If today is not {_date(now)}, set the clock of this computer; else tell the site."
    if code == 10:
        return f"The certificate of {host} has expired.", clock
    if code == 9:
        return f"The certificate of {host} is not valid yet.", clock
    if code == 18:
        return f"{host} vouches for itself: its certificate is self-signed.", _SEE
    if code in (19, 20, 21):
        return f"Nobody known to this computer vouches for {host}: the issuer of its certificate is unknown.", _SEE
    if code in (62, 64):
        return f"The certificate that {host} shows is for another site.", _SEE
    if code == 23:
        return f"The certificate of {host} has been revoked.", _SEE
    if code in (66, 67, 68):
        return f"The certificate of {host} is protected too weakly to prove anything.", _SEE
    return f"The certificate of {host} is not valid.", _SEE


def _date(day: datetime) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _unprotected(host: str, error: ssl.SSLError) -> errors.Failure:
    """What is wrong before any certificate is looked at."""
    reason = error.reason or ""
    if "PROTOCOL_VERSION" in reason or "UNSUPPORTED_PROTOCOL" in reason:
        what = f"{host} only knows ways of protection that are too old to be safe."
    elif "WRONG_VERSION_NUMBER" in reason or "HTTP_REQUEST" in reason:
        what = f"{host} does not speak a protected language at this address."
    else:
        what = f"No protected connection to {host} could be made."
    return errors.Failure("tls", what, _SEE, details=str(error))
