"""Month names, and the words that stand around a date without being part of it, in the languages of bylines."""

from __future__ import annotations

from functools import lru_cache

from newsreader.article.markers import fold

# Twelve months each, by bars; spellings of one month by spaces. Accents are folded away before comparing.
_MONTHS = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep"
    "|october oct|november nov|december dec",
    "de": "januar janner jan|februar feber feb|marz mrz|april apr|mai|juni jun|juli jul|august aug|september sept"
    " sep"
    "|oktober okt|november nov|dezember dez",
    "fr": "janvier janv|fevrier fevr fev|mars|avril avr|mai|juin|juillet juil|aout|septembre sept|octobre oct"
    "|novembre nov|decembre dec",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo|junio jun|julio jul|agosto ago|septiembre setiembre sept"
    " sep"
    "|octubre oct|noviembre nov|diciembre dic",
    "it": "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set"
    " sett"
    "|ottobre ott|novembre nov|dicembre dic",
    "pt": "janeiro jan|fevereiro fev|marco mar|abril abr|maio|junho jun|julho jul|agosto ago|setembro set|outubro"
    " out"
    "|novembro nov|dezembro dez",
    "nl": "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sept sep"
    "|oktober okt|november nov|december dec",
    "pl": "stycznia styczen sty|lutego luty lut|marca marzec mar|kwietnia kwiecien kwi|maja maj|czerwca czerwiec"
    " cze"
    "|lipca lipiec lip|sierpnia sierpien sie|wrzesnia wrzesien wrz|pazdziernika pazdziernik paz|listopada listopad"
    " lis"
    "|grudnia grudzien gru",
    "ru": "января январь янв|февраля февраль фев|марта март мар|апреля апрель апр|мая маи|июня июнь июн|июля июль"
    " июл"
    "|августа август авг|сентября сентябрь сент сен|октября октябрь окт|ноября ноябрь ноя|декабря декабрь дек",
    "uk": "січня січень|лютого лютии|березня березень|квітня квітень|травня травень|червня червень|липня липень"
    "|серпня серпень|вересня вересень|жовтня жовтень|листопада листопад|грудня грудень",
    "tr": "ocak oca|subat sub|mart mar|nisan nis|mayıs mayis|haziran haz|temmuz tem|agustos agu|eylul eyl|ekim eki"
    "|kasım kasim kas|aralık aralik ara",
    "sv": "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    "da": "januar|februar|marts mars|april|maj mai|juni|juli|august|september|oktober|november|december desember",
    "ar": "يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر",
    "he": "ינואר|פברואר|מרץ מרס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
}
_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo
lunedi martedi mercoledi giovedi venerdi sabato domenica
segunda terca quarta quinta sexta segunda-feira terca-feira quarta-feira
quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
poniedziałek wtorek sroda czwartek piatek sobota niedziela
понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
pazartesi salı carsamba persembe cuma cumartesi pazar الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد
"""
_AROUND = """
at on of the de del da do um uhr om uur a as alle ore a las le les il el den der am i kl klokken h o godz saat в at
г года
року г. roku r r. tarihinde dated date datum fecha data дата
"""
_LABELS = {
    "published": """
published posted publication first created issued filed release released written date dated
veroffentlicht erschienen erstellt stand datum publie publiee paru fecha publicado publicada pubblicato pubblicata
publicado em data opublikowano opublikowane dodano data publikacji опубликовано дата публикации дата gepubliceerd
geplaatst yayınlanma yayinlanma tarihi tarih 公開 公開日 投稿 投稿日 掲載 配信 発行 日付
发布 发表 发布时间 時間 时间 입력 게시 등록 작성
نشر تاريخ النشر التاريخ
""",
    "updated": """
updated last modified update revised edited corrected aktualisiert geandert zuletzt bearbeitet mis mise a jour
modifie modifiee actualizado actualizada modificado aggiornato aggiornata modificato atualizado atualizada
aktualizacja zaktualizowano обновлено изменено bijgewerkt aangepast guncelleme guncellendi 更新 更新日 最終更新 修正
更新时间
수정 업데이트 تحديث حدث اخر تحديث
""",
}


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Number of the month, 1 to 12, for every folded name and abbreviation."""
    return {
        name: number
        for names in _MONTHS.values()
        for number, spellings in enumerate(names.split("|"), start=1)
        for name in spellings.split()
    }


@lru_cache(maxsize=1)
def words_around() -> frozenset[str]:
    """Folded weekdays and small words that a date may carry."""
    return frozenset(fold(_WEEKDAYS).split()) | frozenset(fold(_AROUND).split())


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """`published` or `updated` for every folded word that announces such a date."""
    return {word: kind for kind, words in _LABELS.items() for word in fold(words).split()}
