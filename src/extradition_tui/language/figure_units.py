"""The signs and words of money and measures that figures come with."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SIGNS: Final = MappingProxyType(
    {
        "US$": "USD",
        "A$": "AUD",
        "AU$": "AUD",
        "C$": "CAD",
        "CA$": "CAD",
        "NZ$": "NZD",
        "HK$": "HKD",
        "S$": "SGD",
        "R$": "BRL",
        "$": "USD",
        "£": "GBP",
        "€": "EUR",
        "¥": "JPY",
        "₹": "INR",
        "₽": "RUB",
        "₩": "KRW",
        "₪": "ILS",
        "₺": "TRY",
        "₴": "UAH",
        "₦": "NGN",
        "Rs.": "INR",
        "Rs": "INR",
        "USD": "USD",
        "EUR": "EUR",
        "GBP": "GBP",
        "CHF": "CHF",
    }
)
CURRENCIES: Final = MappingProxyType(
    {
        "dollar": "USD",
        "euro": "EUR",
        "pound": "GBP",
        "yen": "JPY",
        "yuan": "CNY",
        "renminbi": "CNY",
        "ruble": "RUB",
        "rouble": "RUB",
        "zloty": "PLN",
        "hryvnia": "UAH",
        "shekel": "ILS",
        "baht": "THB",
        "rand": "ZAR",
        "naira": "NGN",
        "lira": "TRY",
        "won": "KRW",
        "cent": "cent",
        "peso": "peso",
        "rupee": "rupee",
        "franc": "franc",
        "krona": "krona",
        "krone": "krone",
        "kronor": "krona",
        "kroner": "krone",
        "dinar": "dinar",
        "shilling": "shilling",
        "riyal": "riyal",
        "dirham": "dirham",
    }
)
MEASURES: Final = MappingProxyType(
    {
        form: unit
        for unit, forms in {
            "km": "km kilometer kilometers kilometre kilometres",
            "m": "metre metres meter meters",
            "cm": "cm centimetre centimetres centimeter centimeters",
            "mile": "mile miles",
            "ft": "ft foot feet",
            "inch": "inch inches",
            "yard": "yard yards",
            "knot": "knot knots",
            "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
            "g": "gram grams gramme grammes",
            "oz": "oz ounce ounces",
            "t": "tonne tonnes ton tons",
            "lb": "lb lbs",
            "ha": "hectare hectares",
            "acre": "acre acres",
            "kWh": "kWh",
            "GW": "GW gigawatt gigawatts",
            "sq km": "km² sqkm",
            "stone": "stone",
            "mm": "mm millimetre millimetres millimeter millimeters",
            "l": "litre litres liter liters",
            "gallon": "gallon gallons",
            "barrel": "barrel barrels",
            "mph": "mph",
            "km/h": "kph km/h kmh",
            "degree": "degree degrees",
            "MW": "MW megawatt megawatts",
            "year": "year years year-old",
            "month": "month months",
            "week": "week weeks",
            "day": "day days",
            "decade": "decade decades",
            "century": "century centuries",
            "hour": "hour hours",
            "minute": "minute minutes",
            "second": "seconds",
        }.items()
        for form in forms.split()
    }
)
