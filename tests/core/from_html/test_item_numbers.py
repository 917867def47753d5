import pytest

from editor.core.from_html.item_numbers import is_bullet, numbers_of


@pytest.mark.parametrize(
    ("sign", "numbers"),
    [
        ("1.", {1}),
        ("12)", {12}),
        ("(3)", {3}),
        ("１．", {1}),
        ("1.2", {2}),
        ("1.2.10.", {10}),
        ("a.", {1}),
        ("i.", {1, 9}),
        ("ii)", {2, 35}),
        ("iv.", {4}),
        ("xxix.", {29}),
        ("aa.", {27}),
        ("Ⅲ．", {3, 61}),
        ("一、", {1}),
        ("十、", {10}),
        ("二十三．", {23}),
        ("⑤", {5}),
        ("（ア）", {1, 36}),
        ("イ．", {1, 2}),
        ("乙、", {2}),
        ("l\xa0\xa0", set()),
        ("·", set()),
        ("o", set()),
        ("●", set()),
        ("第1条", set()),
        ("", set()),
        ("。", set()),
    ],
)
def test_the_numbers_that_a_sign_may_mean(sign: str, numbers: set[int]) -> None:
    assert numbers_of(sign) == numbers


@pytest.mark.parametrize(
    ("sign", "answer"), [("·", True), ("l\xa0 ", True), ("", True), ("--", True), ("第1条", False), ("別紙", False)]
)
def test_signs_that_say_nothing(sign: str, answer: bool) -> None:
    assert is_bullet(sign) is answer
