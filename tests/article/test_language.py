import pytest

from newsreader.article.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council voted for the new line and the mayor was pleased with it.", "en"),
        ("Der Stadtrat hat die neue Linie beschlossen und will sie bauen.", "de"),
        ("Le maire a présenté son plan pour la ville et ses habitants.", "fr"),
        ("El alcalde presentó el plan de la ciudad para los próximos años.", "es"),
        ("Il sindaco ha presentato il piano della città con la giunta.", "it"),
        ("O prefeito não apresentou o plano da cidade para os próximos anos.", "pt"),
        ("De gemeenteraad heeft het plan van de burgemeester niet aangenomen.", "nl"),
        ("Rada miasta zatwierdziła linię, która jest na północy.", "pl"),
        ("Belediye yeni bir plan için karar verdi ve başkan bunu açıkladı.", "tr"),
        ("Мэр представил план, который был принят в среду.", "ru"),
        ("Міська рада затвердила нову лінію трамвая.", "uk"),
        ("東京で新しい路面電車が開業した。", "ja"),
        ("北京市政府批准了新的线路。", "zh"),
        ("서울시가 새 노선을 승인했다.", "ko"),
        ("وافق المجلس على الخط الجديد.", "ar"),
        ("دولت پیشنهاد گازی را پذیرفت", "fa"),
        ("העירייה אישרה את הקו החדש.", "he"),
        ("Το συμβούλιο ενέκρινε τη γραμμή.", "el"),
        ("สภาเมืองอนุมัติรถรางสายใหม่", "th"),
        ("", None),
        ("42", None),
        ("Xyzzy plugh", None),
        ("Dos body.", None),
    ],
)
def test_languages(text, language):
    assert guess_language(text) == language


def test_a_foreign_name_does_not_decide():
    assert guess_language("The poet 山田 was read in the city and in the country by all who were there.") == "en"
