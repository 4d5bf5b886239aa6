"""Single figures and names."""

import claimdiff
import pytest


def test_a_figure_keeps_its_words_of_comparison() -> None:
    figure = claimdiff.normalise_figure("more than 50")
    assert (figure.value, figure.low, figure.high, figure.comparator) == (50, 50, None, "more_than")
    money = claimdiff.normalise_figure("about £2.5m")
    assert (money.kind, money.value, money.unit, money.comparator) == ("money", 2_500_000, "GBP", "about")


def test_one_figure_is_asked_for() -> None:
    with pytest.raises(claimdiff.UsageError, match="no figure in 'the harbour'"):
        claimdiff.normalise_figure("the harbour")
    with pytest.raises(claimdiff.UsageError, match="2 figures in"):
        claimdiff.normalise_figure("12 boats and 14 vans")


def test_names_relate_with_reasons() -> None:
    likeness = claimdiff.compare_names("Alan Marsh", "Allan Marsh")
    assert likeness.relation == "variant" and 0 < likeness.confidence <= 1 and likeness.why
    assert claimdiff.compare_names("Alan Marsh", "Joan Tarrant").relation == "different"
