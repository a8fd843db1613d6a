"""The words by which a text announces related articles: "Also Read: ...", "Mehr zum Thema", "関連記事".

A marker stands alone on its line (a block follows) or is parted from a headline by a colon, a bar or the like.
Words are compared without case, accents and typographic apostrophes, so one spelling each stands in the tables.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from newsreader.article.model import LinkGroup


class Marker(NamedTuple):
    """A line that announces articles.

    Attributes:
        marker: the words as written, without decoration or separator.
        rest: what follows on the line; empty where the marker stands alone.
        group: `related` for what the article names, `more` for general recommendations.
        plain: whether the words are used in ordinary prose too, so that `rest` must itself look like a headline.
    """

    marker: str
    rest: str
    group: LinkGroup
    plain: bool


_RELATED = """
also read|read also|also see|see also|see related|must read|related|related article|related articles|related story
related stories|related coverage|related news|related reading|related content|related link|related links|related post
related posts|related reports|further reading|more on this|more on this story|more on this topic|more on the story
more on the topic|read more on this|read more about this|read more|read more here|also on this|earlier|previously
earlier story|earlier coverage|previous coverage|also in the news|see more|read our report|read the full story
from the archive|from the archives|in this series|also in this series|in depth|dig deeper|go deeper
lesen sie auch|lies auch|lest auch|lesen sie mehr|lesen sie hier|mehr lesen|auch interessant|mehr zum thema
mehr dazu|mehr hierzu|zum thema|weitere artikel zum thema|siehe auch|passend dazu|passend zum thema
das konnte sie auch interessieren|das konnte sie interessieren|das konnte dich auch interessieren|weiterlesen
verwandte artikel|verwandte themen und artikel|lesetipp|hintergrund zum thema
leggi anche|leggi pure|vedi anche|da leggere|per approfondire|approfondisci|articoli correlati|articolo correlato
sullo stesso tema|sullo stesso argomento|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare
zobacz takze|zobacz tez|zobacz rowniez|czytaj takze|czytaj tez|czytaj rowniez|czytaj wiecej|przeczytaj takze
przeczytaj tez|przeczytaj rowniez|powiazane artykuły|powiazane|wiecej na ten temat|polecamy takze
lea tambien|lee tambien|leer tambien|lea ademas|lee mas|leer mas|le puede interesar|te puede interesar
tambien le puede interesar|tambien te puede interesar|puede interesarle|quiza le interese|te recomendamos leer
mas sobre este tema|mas informacion|ver tambien|vea tambien|noticias relacionadas|noticia relacionada
articulos relacionados|articulo relacionado|relacionado|en contexto
a lire aussi|lire aussi|a lire egalement|a lire|lire egalement|lire la suite|voir aussi|sur le meme sujet
sur le meme theme|articles lies|article lie|articles associes|pour aller plus loin|notre dossier|relire
関連記事|関連ニュース|関連|あわせて読みたい|合わせて読みたい|併せて読みたい|こちらもおすすめ|こちらも読まれています|参考記事|続きを読む
читаите также|читать также|читаите по теме|по теме|материалы по теме|смотрите также|см. также|еще по теме
подробнее по теме|также читаите|читаите подробнее
leia tambem|leia mais|veja tambem|saiba mais|noticias relacionadas|relacionadas|materias relacionadas|ler tambem
lees ook|lees meer|lees verder|zie ook|meer over dit onderwerp|gerelateerd|gerelateerde artikelen|ook interessant
관련기사|관련 기사|관련 뉴스|함께 읽기|함께 읽을 기사|더 읽기|함께 보면 좋은 기사
اقرا ايضا|اقرا كذلك|اقراوا ايضا|اقرا المزيد|مواضيع ذات صلة|مقالات ذات صلة|اخبار ذات صلة|شاهد ايضا|انظر ايضا
طالع ايضا|قد يهمك ايضا|قد يهمك
ayrıca okuyun|ayrıca bakınız|bunu da okuyun|ilgili haber|ilgili haberler|ilginizi cekebilir|daha fazlası|ayrıca
las ocksa|les ogsa|læs ogsa|lue myos|ctete take|citeste si|olvasta mar|διαβαστε επισης|читаите також
相关阅读|相关文章|相关新闻|相关报道|延伸阅读|延伸閱讀|相關閱讀|相關文章|相關新聞|相關報導
קראו גם|ראו גם|מאמרים קשורים|همچنین بخوانید|مطالب مرتبط
"""
_MORE = """
more stories|more news|more coverage|more articles|more headlines|read next|up next|next up|don't miss|dont miss
do not miss|you might also like|you may also like|you may like|you might like|recommended|recommended for you
recommended reading|recommended stories|recommended articles|recommendations|most read|most popular|popular now
popular stories|trending|trending now|trending stories|top stories|latest stories|latest news|editor's picks
editors' picks|in case you missed it|icymi|what others are reading|watch|watch now|watch next|video|other stories
also on|around the web|from around the web|promoted stories|sponsored stories
meistgelesen|meistgelesene artikel|beliebt|empfohlen|unsere empfehlungen|weitere artikel|weitere nachrichten
mehr artikel|mehr nachrichten|aktuelle nachrichten|top-themen|das lesen andere|neueste artikel|nicht verpassen
piu letti|i piu letti|consigliati|altre notizie|ultime notizie|da non perdere|guarda|guarda anche
najczesciej czytane|polecane|polecamy|najpopularniejsze|najnowsze|warto przeczytac|ogladaj
lo mas leido|mas leidas|mas noticias|recomendados|recomendado|te recomendamos|ultimas noticias|no te pierdas|mira
les plus lus|plus lus|recommande pour vous|nos recommandations|autres articles|a ne pas manquer|a voir|a voir aussi
おすすめ|おすすめ記事|人気記事|ランキング|アクセスランキング|新着記事|最新記事|注目記事
популярное|самое читаемое|рекомендуем|реклама и новости партнеров|последние новости|новости партнеров|не пропустите
mais lidas|mais noticias|recomendadas|nao perca|assista|meest gelezen|aanbevolen|meer nieuws|mis niet
많이 본 뉴스|인기 기사|추천 기사|الاكثر قراءة|موصى به|اخر الاخبار|en cok okunanlar|onerilen haberler|son haberler
热门文章|推荐阅读|編輯推薦|推薦閱讀
"""
_PLAIN_RELATED = """
more|read|related to this|background|context|explainer|analysis|see|opinion|backstory
mehr|hintergrund|lesen|leggi|leer|lire|читать|подробнее|czytaj|oku|lees
"""
_ORDINARY = """
related earlier previously recommended trending watch video weiterlesen beliebt empfohlen relire guarda mira
relacionado powiazane gerelateerd polecamy ayrıca icymi beliebt recomendado 関連 おすすめ
"""
_MORE_WHEN_ALONE = frozenset(("more", "mehr", "see more"))
_OPEN_ENDED = ("more from ", "more on ", "more by ", "mehr von ", "mehr aus ", "plus de ", "mas de ", "altro da ")
_SEPARATOR = re.compile(r"[:：»›|｜>→▸►】］」〉》]|\s[-–—~]\s")
_AFTER_SEPARATOR = " \t:：»›>|-"
_LEAD = ' \t\u200b>»›→▸►▶👉➡️🔗📰*#_([【［〈《「■□◆◇●▪•"“'
_TAIL = ' \t.…:：»›>→)]】］〉》」*_"”'
_LONGEST = 60


def fold(words: str) -> str:
    """Words without case, accents and typographic apostrophes, single-spaced: the form that is compared."""
    if words.isascii():
        return " ".join(words.lower().split())
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[LinkGroup, bool]]:
    """Every marker, folded, with its group and whether ordinary prose uses it as well."""
    tables: tuple[tuple[str, LinkGroup, bool], ...] = (
        (_PLAIN_RELATED, "related", True),
        (_MORE, "more", False),
        (_RELATED, "related", False),
    )
    ordinary = frozenset(_ORDINARY.split())
    known: dict[str, tuple[LinkGroup, bool]] = {}
    for table, group, plain in tables:
        for words in table.replace("\n", "|").split("|"):
            if words:
                key = fold(words)
                known[key] = (group, plain or key in ordinary)
    return known


def _lookup(words: str, *, alone: bool) -> tuple[LinkGroup, bool] | None:
    """Group of the marker these words are; an open-ended one ("More from ...") only as a whole line."""
    key = fold(words.strip(_LEAD + _TAIL))
    if found := _known().get(key):
        return found
    if alone and key.startswith(_OPEN_ENDED) and len(key.split()) <= 9:
        return "more", True
    return None


@lru_cache(maxsize=512)
def marker_of(line: str) -> Marker | None:
    """The marker that a line begins with or consists of.

    Args:
        line: one line or one block of plain text; brackets and arrows around it are allowed.

    Returns:
        The marker with the rest of the line, or None where the line does not begin with one.
    """
    text = line.strip().lstrip(_LEAD)
    for cut in _SEPARATOR.finditer(text, 0, _LONGEST + 4):
        if found := _lookup(text[: cut.start()], alone=False):
            rest = _unbracket(line, text[cut.end() :].lstrip(_AFTER_SEPARATOR))
            return Marker(text[: cut.start()].strip(_LEAD + _TAIL), rest, *found)
    if 0 < len(text) <= _LONGEST and (found := _lookup(text, alone=True)):
        words = text.strip(_LEAD + _TAIL)
        return Marker(words, "", "more" if fold(words) in _MORE_WHEN_ALONE else found[0], found[1])
    return _shouted(text) if text[:2].isupper() else None


def _shouted(text: str) -> Marker | None:
    """A marker in capitals needs no separator: "ALSO READ Ten Years of Tram Planning"."""
    words = text[: 2 * _LONGEST].split()
    capitals = 0
    while capitals < len(words) and words[capitals].isupper() and capitals < 5:
        capitals += 1
    for count in range(min(capitals, len(words) - 1), 1, -1):
        found = _known().get(fold(" ".join(words[:count])))
        if found and not found[1]:
            return Marker(" ".join(words[:count]), text.split(maxsplit=count)[count].strip(), *found)
    return None


def _unbracket(line: str, rest: str) -> str:
    """The rest of a line without the bracket that closes one opened before the marker: "[Related: ...]"."""
    start = line.strip()[:1]
    closing = {"[": "]", "(": ")", "［": "］", "〈": "〉", "《": "》"}.get(start)
    return rest[:-1].rstrip() if closing and rest.endswith(closing) else rest
