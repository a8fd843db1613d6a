import pytest

from newsreader.sources.page_tree import parse_tree, words_of


def written(formula):
    return words_of(parse_tree(f"<html><body><p>So <math>{formula}</math> holds.</p></body></html>"))


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        ("<mi>x</mi><mo>=</mo><mn>1</mn>", "x = 1"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msub><mi>y</mi><mi>i</mi></msub>", "x^2 + y_i"),
        ("<mfrac><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac>", "(x + 1)/2"),
        ("<msqrt><mi>n</mi></msqrt>", "√(n)"),
        ("<mroot><mi>n</mi><mn>3</mn></mroot>", "n^(1/3)"),
        ("<munderover><mo>∑</mo><mi>k</mi><mi>n</mi></munderover><mi>k</mi>", "∑_k^n k"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", "x"),
        ("<mi>f</mi><mo>\u2061</mo><mo>(</mo><mi>x</mi><mo>)</mo>", "f (x)"),
        ("<mfenced><mi>x</mi><mi>y</mi></mfenced>", "(x, y)"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>", "a; b"),
        ("<semantics><mi>x</mi><annotation>\\displaystyle x</annotation></semantics>", "x"),
    ],
)
def test_a_formula_is_a_line_of_text(formula, line):
    assert written(formula) == f"So {line} holds."


def test_a_formula_that_is_nested_deeply_keeps_its_letters():
    assert written("<mrow>" * 120 + "<mi>x</mi><mo>=</mo><mn>1</mn>" + "</mrow>" * 120) == "So x = 1 holds."
