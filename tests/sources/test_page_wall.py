import pytest
from fakes import parsed

from newsreader.sources.page_wall import wall_of

PLACE = "https://gull.example/2026/rain.html"
PROSE = "The rain fell for a whole week on the town and on the harbour. " * 30


@pytest.mark.parametrize(
    ("headline", "text", "answered", "wall"),
    [
        ("Just a moment...", "Checking your browser before you go on.", PLACE, "robot"),
        ("Access denied", "You do not have permission.", PLACE, "robot"),
        ("Rain", "Please solve this captcha. Are you a robot?", PLACE, "robot"),
        ("We value your privacy", "We and our partners store cookies. Accept all. Manage choices.", PLACE, "cookies"),
        ("Gull", "Before you continue.", "https://consent.gull.example/v2?continue=x", "cookies"),
        ("Datenschutz", "Mit Ihrer Zustimmung setzen wir Cookies.", PLACE, "cookies"),
        ("Log in to your account", "E-mail. Password.", PLACE, "login"),
        ("Gull", "Welcome back.", "https://gull.example/account/login?next=rain", "login"),
        ("Gull", PROSE, "https://gull.example/", "front"),
        ("Rain", "It rained. Subscribe to continue reading.", PLACE, "paywall"),
        ("Rain", PROSE + "Already a subscriber? Sign in.", PLACE, "paywall"),
        ("Regen", PROSE + "Jetzt weiterlesen mit Möwe plus.", PLACE, "paywall"),
    ],
)
def test_what_stands_before_an_article_is_told(headline, text, answered, wall):
    assert wall_of(parsed(headline, text), PLACE, answered) == wall


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Rain", PROSE),
        ("Rain", "It rained."),
        ("Are you a robot? How captchas came to be", PROSE),
        ("Cookies accept their fate", f"{PROSE} The council will accept cookies and consent to privacy. {PROSE}"),
        ("Log in, tune out", PROSE),
        ("Why papers say “subscribe to continue”", f"Already a subscriber? they ask. {PROSE}"),
    ],
)
def test_an_article_is_no_wall_whatever_it_is_about(headline, text):
    assert wall_of(parsed(headline, text), PLACE, PLACE) is None


def test_a_short_page_that_says_it_is_not_free_shows_its_beginning():
    raw = b'{"@type": "NewsArticle", "isAccessibleForFree": false}'
    assert wall_of(parsed("Rain", "It rained.", raw=raw), PLACE, PLACE) == "paywall"
    assert wall_of(parsed("Rain", PROSE, raw=raw), PLACE, PLACE) is None


def test_an_address_that_is_a_front_page_itself_leads_nowhere_else():
    assert wall_of(parsed("Gull", PROSE), "https://gull.example", "https://www.gull.example/") is None
