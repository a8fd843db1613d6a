import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.charset import decode, looks_binary

TEXTS = {
    "de": "Der Stadtrat stimmte für „die neue Straßenbahn“ – über 30 Bürger äußerten Einwände.",
    "fr": "Le conseil a voté l'été dernier : « à l'évidence », déçus, les élèves français",
    "es": "El ayuntamiento aprobó la línea; ¿cuándo empezará? Mañana, según él",
    "sv": "Kommunfullmäktige godkände den nya spårvägslinjen på tisdagen",
    "pl": "Rada miasta zatwierdziła nową linię tramwajową – żółć, gęś, źródło",
    "cs": "Městská rada schválila novou tramvajovou linku, řekl starosta. Příští rok začne",
    "tr": "Belediye meclisi yeni tramvay hattını onayladı, şehir için büyük değişiklik",
    "ru": "Городской совет утвердил новую линию трамвая, сказал мэр.",
    "uk": "Міська рада затвердила нову лінію трамвая, її будівництво",
    "el": "Το δημοτικό συμβούλιο ενέκρινε τη νέα γραμμή του τραμ",
    "he": "מועצת העיר אישרה את קו הרכבת הקלה החדש",
    "ar": "وافق مجلس المدينة على خط الترام الجديد يوم الثلاثاء",
    "th": "สภาเมืองอนุมัติรถรางสายใหม่",
    "ja": "東京都は新しい路面電車の路線を開業した。知事が出席した。",
    "zh": "北京市政府批准了新的有轨电车线路，市长说",
    "tw": "台北市政府批准了新的電車路線，市長說",
    "ko": "서울시의회가 새 전차 노선을 승인했다고 시장이 말했다",
}
ENCODINGS = [
    *[("de", "cp1252"), ("fr", "cp1252"), ("es", "cp1252"), ("es", "iso8859-15"), ("sv", "cp1252"), ("pl", "cp1250")],
    *[("pl", "iso8859-2"), ("cs", "cp1250"), ("tr", "cp1254"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866")],
    *[("ru", "iso8859-5"), ("uk", "cp1251"), ("uk", "koi8-u"), ("el", "cp1253"), ("he", "cp1255"), ("ar", "cp1256")],
    *[("th", "cp874"), ("ja", "cp932"), ("ja", "euc_jp"), ("ja", "iso2022_jp"), ("zh", "gb18030"), ("tw", "big5")],
    ("ko", "cp949"),
]


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_a_single_sentence_is_enough(language, encoding):
    data = TEXTS[language].encode(encoding, "ignore")
    found = decode(data)
    assert found.text == data.decode(encoding)
    assert found.replaced == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("language", TEXTS)
def test_unicode_with_and_without_mark(language, encoding):
    text = f"Headline\n{TEXTS[language]} 😀"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["“smart” – café €", "prix 5 €", "Новости дня", "أخبار", "地震のニュース"])
def test_a_few_words_among_english(text):
    encoding = {"prix 5 €": "iso8859-15", "Новости дня": "koi8-r", "أخبار": "cp1256", "地震のニュース": "euc_jp"}
    data = f"Headline: {text}\nDate: 2025-03-04\n\n{text} body.\n".encode(encoding.get(text, "cp1252"))
    assert text in decode(data).text


@given(st.text())
def test_utf8_is_always_read_exactly(text):
    if "\x00" not in text and "\x1b" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8", "replace")).text == text.encode("utf-8", "replace").decode()


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "utf-16", "cp1252", "x-nope", "rot13", ""]))
def test_any_bytes_decode(data, declared):
    assert isinstance(decode(data, declared).text, str)


def test_double_utf8_is_left_as_it_is():
    assert decode("cafÃ©".encode()).text == "cafÃ©"


def test_broken_bytes_are_marked_and_counted():
    found = decode("naïve\nnaïv".encode() + b"\xe2\x82")
    assert (found.text, found.encoding, found.replaced) == ("naïve\nnaïv\ufffd", "utf-8", 1)
    assert "one place" in found.warnings[0]


def test_a_mark_that_the_text_itself_holds_is_no_damage():
    assert decode("a \ufffd b".encode()).replaced == 0
    assert decode("é \ufffd é é".encode() + b"\xe2\x82").replaced == 1


def test_quotes_of_windows_amid_utf8_are_read():
    assert decode("café\n\n".encode() + b"\x93mixed\x94").text == "café\n\n“mixed”"


def test_the_declared_set_decides_where_it_fits():
    data = "größer".encode("cp1252")
    assert decode(data, "iso-8859-1").text == "größer"
    assert decode("Ђ".encode("cp1251"), "windows-1251") == decode("Ђ".encode("cp1251"), "cp1251")


@pytest.mark.parametrize("declared", ["utf-16", "x-nope", "iso-8859-1", "rot13"])
def test_a_wrong_declaration_is_told(declared):
    found = decode("café größer".encode(), declared)
    assert found.text == "café größer"
    assert declared in found.warnings[0]


def test_doubt_is_told():
    found = decode(b"ab\xa4cd\xa6 \xb4")
    assert not found.sure
    assert "unsure" in found.warnings[0]


def test_zero_bytes_in_a_text_do_not_make_it_utf16():
    assert decode(b"A headline\x00 with zeros\x00 in it\n" * 9).encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "binary"),
    [(bytes(range(256)) * 40, True), (b"Plain words\nand lines.", False), ("日本語".encode("utf-16-le") * 50, False)],
)
def test_binary(data, binary):
    assert looks_binary(data) is binary
