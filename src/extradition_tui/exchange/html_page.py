"""One HTML page that can be sent: no scripts, nothing fetched, prints well, everything escaped."""

from __future__ import annotations

from html import escape

from extradition_tui.safe import safe

_STYLE = """
:root { color-scheme: light dark; --dim: #6b6b6b; --line: #d8d8d8; --mark: #ffe9a8; }
@media (prefers-color-scheme: dark) { :root { --dim: #9a9a9a; --line: #3a3a3a; --mark: #5a4a12; } }
body { font: 16px/1.5 Georgia, serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .92em; }
th, td { border-top: 1px solid var(--line); padding: .5em; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th.kind, td.kind { width: 9em; } tr.agreement td { color: var(--dim); }
td a, th a { color: inherit; text-decoration: none; }
td a:hover, th a:hover { text-decoration: underline; }
mark { background: var(--mark); color: inherit; font-weight: bold; }
.silent, .kind small, .why, .facts { color: var(--dim); }
.why { margin: .2rem 0; font-size: .85em; font-weight: normal; }
article { max-width: 40rem; } article p { white-space: pre-line; }
article span a { font-size: .75rem; text-decoration: none; color: var(--dim); }
dl { margin: 0; } dt { color: var(--dim); font-size: .85em; } dd { margin: 0 0 .4em; }
:target { background: var(--mark); }
blockquote { margin: .3rem 0 .3rem 1rem; } .claim { margin-top: 1.8rem; }
.claim h3 { font-size: 1.05rem; margin-bottom: .2rem; } .claim ul { margin: .3rem 0; }
@media print {
  body { font-size: 9.5pt; max-width: none; margin: 0; padding: 0; } h1 { font-size: 14pt; }
  tr { break-inside: avoid; } h2, h3 { break-after: avoid; } mark { print-color-adjust: exact; }
  th.kind, td.kind { width: 7em; }
}
"""


def html_page(title: str, body: str) -> str:
    """The page around a body of HTML."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{html_text(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
{body}
</body>
</html>
"""


def html_text(text: str) -> str:
    """Words as they stand in HTML."""
    return escape(safe(text))
