"""Whether a page shows its article, or something that stands before it: a question about cookies, a log-in, a test.

Told from where the server led, and from what the little text on such a page says. Nothing of it is certain, so that
what is told here decides what is shown, and never what is kept.
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from newsreader.article.model import ParsedArticle

Wall = Literal["robot", "cookies", "login", "front", "paywall"]

_FEW_WORDS = 250
_BEGINNING, _END = 1_500, 800
_WORD = re.compile(r"\w+")
_ROBOT = re.compile(
    r"captcha|are you (?:a )?(?:human|robot)|you are (?:human|not a (?:ro)?bot)|verify(?:ing)? (?:that )?you|"
    r"unusual traffic|checking your browser|just a moment|attention required|enable javascript and cookies|"
    r"access denied|request (?:was )?blocked|sind sie ein (?:mensch|roboter)|kein roboter|"
    r"vous n.êtes pas un robot|no eres un robot",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\bcookies?\b|\bconsent\b|privacy|datenschutz|einwilligung|confidentialité|privacidad", re.IGNORECASE
)
_AGREE = re.compile(
    r"\b(?:accept|agree|allow|reject|manage (?:your )?(?:choices|settings)|zustimm\w*|akzeptier\w*|ablehnen|accepter|"
    r"refuser|aceptar|rechazar|accetta|rifiuta|akkoord|accepteren)\b",
    re.IGNORECASE,
)
_LOGIN_PLACE = re.compile(
    r"(?:^|[/.-])(?:log-?in|sign-?in|auth|sso|anmelde?n?|anmeldung|connexion|iniciar-sesion)(?:$|[/.?-])", re.IGNORECASE
)
_LOGIN = re.compile(
    r"^\s*(?:log ?in|sign ?in|please (?:log|sign) ?in|anmelden|anmeldung|einloggen|connexion|se connecter|"
    r"iniciar sesión|accedi|inloggen)\b",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep reading)|to continue reading|already a subscriber|subscribers? only|"
    r"for subscribers|become a (?:member|subscriber)|"
    r"this (?:article|post|content) is for (?:paid )?(?:subscribers|members)|"
    r"unlock (?:this|the full) (?:article|story)|"
    r"jetzt weiterlesen|weiterlesen mit|nur für abonnent|mit einem abo|"
    r"bereits abonnent|réservé aux abonnés|pour lire la suite|abonnez-vous pour|solo para suscriptores|"
    r"suscríbete para|per gli abbonati|abbonati per|voor abonnees|alleen voor leden",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(rb'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)


def wall_of(page: ParsedArticle, asked: str, answered: str) -> Wall | None:
    """What stands before the article of a page; None if nothing does. A `paywall` shows its beginning.

    Args:
        page: as it was read.
        asked: the address that was asked.
        answered: the address that answered in the end.
    """
    few = len(_WORD.findall(page.text)) < _FEW_WORDS
    begins = f"{page.headline}\n{page.text[:_BEGINNING]}"
    place, before = urlsplit(answered), urlsplit(asked)
    if _is_front(answered) and not _is_front(asked):
        return "front"
    if few and _ROBOT.search(begins):
        return "robot"
    if few and (place.netloc.startswith("consent.") or (_COOKIES.search(begins) and _AGREE.search(begins))):
        return "cookies"
    led = _LOGIN_PLACE.search(f"{place.netloc}{place.path}") and not _LOGIN_PLACE.search(
        f"{before.netloc}{before.path}"
    )
    if few and (led or _LOGIN.match(page.headline)):
        return "login"
    if _PAYWALL.search(page.text[-_END:]) or (few and _NOT_FREE.search(page.raw)):
        return "paywall"
    return None


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
