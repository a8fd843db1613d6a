"""Words that make a line read like a headline, and words that speak against it.

A headline tells that something happens, so it has a verb; a list of ingredients or of points seldom has one.
"""

from __future__ import annotations

import re
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


_ENGLISH_VERBS = """
accept accuse add adopt aim agree allow amend announce appeal appear appoint approve argue arrest arrive ask assess
attack attend attract avoid award back backtrack ban battle beat become begin believe bid blame block board boost bring
build
buy call cancel capture carry cause celebrate challenge change charge chart claim clash clear climb close collapse come
commit complain concern conclude condemn confirm consider continue convict cost could crack crash create criticize
criticise cut damage date deal debate debut decide declare decline deepen defeat defend defer delay deliver demand
deny deploy depart derail describe destroy detail die disappear disclose discover discuss dismiss divide dominate double
doubt draw drive drop ease edge elect emerge end endorse enforce enter erupt escape evacuate examine expand expect
explain explode explore expose express extend face fail fall fear feature fight file find finish fire flee focus follow
force form foul gain get give go grant grow halt have head hear help hike hit hold honor honour hope hunt hurt identify
ignore impact implicate impose improve include increase inspire intensify introduce invest investigate invite issue
join jump keep kick kill know launch lay lead leak learn leave lift limit live lose lower maintain make mark
marry meet mend merge miss mourn move mull name near need nominate object offer open oppose order oust outline
overtake pass pay perform pick plan play plead pledge plunge point post postpone predict prepare present press prevent
probe produce promise prompt propose protest prove pull push put quit raise reach react read recall receive
recognize recommend recover reduce refuse reject release remain remember remove replace report require rescue reset
resign respond restore resume retire return reveal review revive ride rise rule run save say see seek seem seize sell
send sentence serve set settle shake share shelve shift shoot show shut sign sink slam slash slip slow soar spark speak
spend spike split spread stage stall stand start state stay steal step stick stop storm strand strengthen strike strip
struggle submit succeed sue suffer suggest support surge surprise survive suspect suspend swear take target teach team
tease tell tempt test testify thank threaten throw tie top topple touch tour track trade trigger triumph try turn unite
unveil upend urge use veto vie visit vote vow wait walk want warn watch weaken weigh welcome win withdraw work worry
worsen wound
"""
_ENGLISH_FORMS = """
is are was were be been will would can could may might should must has had does did do not to isn't aren't won't can't
didn't doesn't hasn't says said told found won lost led met made took left held seen sold sent paid put cut hit got gave
went came fell rose shot hurt killed dead dies died dying beaten chosen driven taken known given broken begun became
struck stuck grew knew drew hidden ruled
"""
_OTHER_FORMS = """
ist sind war waren wird werden wurde wurden will wollen soll sollen kann können muss müssen darf dürfen hat haben hatte
bleibt kommt geht steigt sinkt fällt droht fordert warnt plant startet beginnt stoppt verliert gewinnt tritt zeigt
sagt macht gibt bekommt erklärt kritisiert verbietet erlaubt beschließt lehnt wirft zieht steht sucht findet stirbt
sterben tötet rettet nicht wächst einigt trifft treffen öffnet schließt
est sont était été sera seront va vont veut peut doit ont avait fait font dit annonce demande accuse appelle lance
meurt perd gagne reste devient remporte dénonce rejette refuse augmente baisse menace prévoit ouvre ferme quitte
es son fue fueron será serán va van quiere puede debe ha han había hace dice anuncia pide acusa llama lanza muere
pierde gana deja sigue vuelve rechaza aumenta sube baja amenaza abre abrirá cierra suspende crece impiden impide exige
è sono era sarà saranno va vanno vuole può deve hanno fa dice annuncia chiede accusa lancia muore perde vince
resta torna rifiuta sale scende minaccia apre chiude lascia cresce
é são foi foram será serão vai vão quer pode deve tem têm faz diz anuncia pede acusa lança morre ganha
is zijn was waren wordt worden wil kan moet mag heeft hebben had gaat komt blijft zegt maakt geeft krijgt stijgt daalt
jest są był była było były będzie będą chce może musi ma mają nie zostanie został przelał rośnie spada wygrał wygrała
был была было были будет будут хочет может должен стал стала станет заявил заявила сообщил предложил умер победил
принес пора рассказал назвал выступил запретил потребовал не
"""
_QUESTIONS = """
how why what when where who which whether wie warum was wann wo wer wieso comment pourquoi quand où qui que cómo por qué
cuándo quién come perché quando chi como jak dlaczego kiedy gdzie kto как почему что когда где кто зачем hoe waarom wat
these this here here's meet inside
"""
_IMPERATIVES = """
add adopt allow apply arrange ask avoid bake ban beat boil bring build buy call change check choose clean close combine
cook cover create cut decide define delete develop do don't download drain drink drive eat end enable ensure establish
expand fill find finish follow freeze get give go heat improve increase install introduce invest keep learn leave let
limit list look lower make mix move open pay place plan plant pour prepare press prevent print promote protect provide
put raise read reduce register remove repeat replace require rest restore review rinse run save season see select sell
send serve set share show simmer slice spend sprinkle start stir stop store strengthen support take talk tell test
transfer try turn update upgrade use wait walk wash watch wear whisk work write
"""
PRONOUNS = _words("he she it they i you we our my your his her their its this that these those")
ARTICLES = _words("der die das ein eine le la les un une el los las il lo gli i o os as um uma de het een")
ENGLISH = _words("the of and for to with at by from as after over into")
_QUANTITY = re.compile(
    r"^(?:about |ca\. ?|etwa |½|¼|¾)?\d*(?:[.,/–-]\d+)? ?[½¼¾]? ?"
    r"(?:%|°|g|kg|mg|ml|cl|dl|l|oz|lbs?|cups?|tbsp|tsp|tablespoons?|teaspoons?|grams?|slices?|cloves?|pinch|cans?|pieces?"
    r"|el|tl|stück|prise|esslöffel|teelöffel|cucchiai|cucchiaini|cuill\w+|cucharadas?|łyżk\w+|szklank\w+)(?=[\s.]|$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def verbs() -> frozenset[str]:
    """Verb forms of headlines, lower case: English stems with their endings, frequent forms of other languages."""
    forms = set((_ENGLISH_FORMS + _OTHER_FORMS).split())
    for stem in _ENGLISH_VERBS.split():
        soft = stem.removesuffix("e")
        forms |= {
            stem,
            stem + "s",
            stem + "es",
            soft + "ed",
            soft + "ing",
            stem + stem[-1] + "ed",
            stem + stem[-1] + "ing",
        }
        if stem.endswith("y"):
            forms |= {stem[:-1] + "ies", stem[:-1] + "ied"}
    return frozenset(forms)


@lru_cache(maxsize=1)
def questions() -> frozenset[str]:
    """Words that a headline begins with when it asks or explains, lower case."""
    return _words(_QUESTIONS)


@lru_cache(maxsize=1)
def imperatives() -> frozenset[str]:
    """Words that a point of a plan or a step of a recipe begins with, lower case."""
    return _words(_IMPERATIVES)


def begins_with_quantity(text: str) -> bool:
    """Whether a line begins like an ingredient: "200 g flour", "½ cup of milk", "16.5% Māori"."""
    return text[:1].isdigit() | (text[:1] in "½¼¾") and bool(_QUANTITY.match(text[:40]))
