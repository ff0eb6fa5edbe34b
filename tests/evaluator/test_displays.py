"""Amounts as a screen shows them: four significant digits, or tenths where those are finer."""

from decimal import Decimal

import pytest

from app.evaluator.quantities import NO_UPPER_END, Interval, display, displays, exact


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0", "0 mg"),
        ("0.00", "0 mg"),
        ("350", "350 mg"),
        ("350.00", "350 mg"),
        ("12.50", "12.5 mg"),
        ("113.4321", "113.4 mg"),
        ("0.00000012346", "0.0000001235 mg"),
        ("1E+2", "100 mg"),
        ("2E+3", "2,000 mg"),
        ("998.96", "999 mg"),
        ("999.94", "999.9 mg"),
        ("999.96", "1,000 mg"),
        ("1234.56", "1,234.6 mg"),
        ("1234567.01", "1,234,567 mg"),
        ("-0.5", "-0.5 mg"),
        ("-1234.56", "-1,234.6 mg"),
    ],
)
def test_an_amount_has_four_digits_or_tenths(amount: str, shown: str) -> None:
    assert display(exact(Decimal(amount)), "mg") == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (Decimal("113.4"), Decimal(1000), "113.4 to 1,000 mg"),
        (Decimal("113.41"), Decimal("113.42"), "113.4 mg"),
        (Decimal("0.5"), NO_UPPER_END, "at least 0.5 mg"),
    ],
)
def test_an_interval_has_both_ends_unless_they_read_alike(low: Decimal, high: Decimal, shown: str) -> None:
    assert display(Interval(low, high), "mg") == shown


@pytest.mark.parametrize(
    ("amount", "other", "shown"),
    [
        ("320", "320", ("320 mg", "320 mg")),
        ("319.99", "320", ("319.99 mg", "320 mg")),
        ("319.9", "320", ("319.9 mg", "320 mg")),
        ("319.99", "319.990", ("320 mg", "320 mg")),
        ("320.000000000001", "320", ("320 mg", "320 mg")),
    ],
)
def test_two_amounts_that_differ_in_further_digits_have_these(amount: str, other: str, shown: tuple[str, str]) -> None:
    assert displays(exact(Decimal(amount)), exact(Decimal(other)), "mg") == shown
