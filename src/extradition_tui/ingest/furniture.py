"""The table of what stands on pages and is no article: each rule with the reason it gives.

No rule knows a site. A rule must match a whole short line, so that a sentence of an article that
happens to speak of cookies or of sharing is never taken.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LOADING = "loading notice"
CONTROL = "page control"
COMMENTS = "comment form"
SHARING = "share links"
RELATED = "related links"
NEWSLETTER = "newsletter sign-up"
COOKIES = "cookie notice"
ADVERTISEMENT = "advertisement"
COPYRIGHT = "copyright notice"
CAPTION = "photo caption"
CODE = "page code"
LABEL = "section label"

_AGENCY = (
    r"(?:reuters|afp|ap|epa(?:-efe)?|efe|getty images|getty|anadolu(?: agency)?|aa|xinhua|dpa|shutterstock"
    r"|istock|alamy|pa(?: media| wire)?|bloomberg|upi|tass|zuma|imago|picture[- ]alliance|unsplash|pexels"
    r"|pixabay|wikimedia commons|associated press|nurphoto|rex features|handout|file|screengrab|social media)"
)
_NETWORK = (
    r"(?:facebook|twitter|x|x \(twitter\)|whats ?app|linked ?in|telegram|pinterest|reddit|e-?mail|print"
    r"|messenger|tumblr|copy (?:link|url)|instagram|threads|bluesky|mastodon|flipboard|pocket|viber|line"
    r"|youtube|tiktok|rss|sms|mix|vk|digg|google news|google plus|gmail|copy|link copied)"
)

_STRONG: Final[tuple[tuple[str, str], ...]] = (
    (LOADING, r"(?:now )?loading(?: (?:more|page|article|content|comments|video|player))?(?:\s?[.…]+)?"),
    (LOADING, r"(?:please )?wait(?: for)?(?: (?:a|one))?(?: (?:bit|moment|second|while|page|loads?))*[.…!]*"),
    (LOADING, r"just a (?:moment|second|minute)[.…!]*"),
    (CONTROL, r"(?:click|tap|press|select|highlight|double-click)(?: on)? (?:any|a|the) (?:word|sentence|text)s?\b.{0,60}"),
    (CONTROL, r"(?:click|tap|press) (?:here|below|the (?:button|link|image|photo|play button))\b.{0,60}"),
    (CONTROL, r"(?:skip|jump|go|back|return|scroll) (?:back )?to (?:the )?(?:main |page )?(?:content|navigation|menu|top|main|footer|search|homepage|home)(?: of page)?"),
    (CONTROL, r"(?:toggle|open|close|show|hide|expand|collapse)(?: the)?(?: main)? (?:navigation|menu|search(?: bar)?|sidebar|caption|captions|image|gallery|comments|all)"),
    (CONTROL, r"(?:listen|listening) to (?:this |the )?(?:article|story)(?:[ :·|–-].{0,30})?"),
    (CONTROL, r"(?:open|view|read|continue(?: reading)?)(?: this)?(?: article| story)? (?:in|on)(?: the| our)? (?:app|browser|desktop(?: site)?)"),
    (CONTROL, r"(?:read|show|view|see|load|click for) (?:more|less|full (?:story|article)|all|next)(?:[ .…»›>→]*| (?:articles?|stories|posts?|comments?|news))"),
    (CONTROL, r"continue reading(?: below| the main story)?(?: after (?:the )?.{0,20})?[.…»›>→]*|scroll (?:down )?(?:to|for) (?:continue|more|read).{0,20}|keep reading|swipe .{0,30}"),
    (CONTROL, r"(?:sign|log)[ -]?(?:in|up|out|on)(?: (?:or|/) (?:register|(?:sign|log)[ -]?(?:in|up)|subscribe))?|create (?:an )?account|my account|register now"),
    (CONTROL, r"(?:play|pause|mute|unmute|watch)(?: the)? (?:video|audio|live)|video player is loading\.?|(?:this )?(?:video|audio) (?:can not|cannot|can't|is not|isn't) .{0,40}"),
    (CONTROL, r"(?:text|font) size|a[-+] ?a[-+]|(?:please )?enable javascript.{0,80}|your browser (?:does|is) not.{0,80}|javascript (?:is|must be) .{0,60}"),
    (CONTROL, r"(?:save|bookmark)(?: this)?(?: article| story| for later)|add to (?:favou?rites|bookmarks|reading list)|report (?:an |a )?(?:error|typo|ad)|print(?: this)? (?:article|page|story)"),
    (CONTROL, r"make (?:us|.{1,30}) (?:your|a) preferred (?:source|news source).{0,40}|add as (?:a )?preferred.{0,40}"),
    (COMMENTS, r"leave (?:a|your) (?:reply|comment|response)(?: cancel reply)?|cancel reply|post (?:a |your )?comment|add (?:a |your )?comment|write a comment.{0,10}"),
    (COMMENTS, r"please enter your (?:comment|name|e-?mail)(?: address)?(?: here)?[!.]?|your (?:comment|name|e-?mail(?: address)?)\s*[*:]+"),
    (COMMENTS, r"you have entered an incorrect e-?mail address[!.]?|your e-?mail address will not be published\..{0,60}|required fields are marked.{0,5}"),
    (COMMENTS, r"save my name,? (?:e-?mail,? )?(?:and )?.{0,40}for the next time i comment\.?|notify me of .{0,60}by e-?mail\.?"),
    (COMMENTS, r"(?:view|show|read|see|hide|join|load)(?: all| the)?(?: \d+)? (?:comments?|conversation|discussion)(?: \(\d+\))?|(?:\d+|no) (?:comments?|responses|replies)(?: yet)?|comments? ?\(\d+\)|comments? (?:are )?(?:closed|off|disabled)\.?|be the first to comment[.!]?|join the (?:conversation|discussion)"),
    (COMMENTS, r"(?:you must|please) (?:be logged in|log ?in|sign in)(?: or register)? to (?:post|leave|add|view|write)?.{0,20}comments?\.?"),
    (COMMENTS, r"(?:name|e-?mail|website|comment)\s?(?:\*|:|\*:|:\*)|what (?:do|are) you(?:r)? (?:think|thoughts)(?: about this)?\? (?:let us know|leave|share|tell us).{0,60}"),
    (SHARING, r"share(?: (?:this|the|on|via|with|to|it))+(?: (?:article|story|post|page|news|link|friends|twitter))?(?: (?:on|via|with|to|by|in))?(?: " + _NETWORK + r")?\s?:?"),
    (SHARING, r"share(?: (?:article|story|post|now|link|options))?\s?:|sharing options|share (?:article|story|post|options)|\d+(?:\.\d)?k? shares?|shares? ?\d+"),
    (SHARING, r"(?:share|tweet|post|pin|send|save)(?: (?:on|via|by|to|it|this))? " + _NETWORK + r"(?: \(opens in (?:a )?new window\))?"),
    (SHARING, r"click to (?:share|e-?mail|print|tweet).{0,80}|copy (?:the )?(?:link|url)(?: to clipboard)?|link copied[.!]?(?: to clipboard[.!]?)?"),
    (SHARING, _NETWORK + r"(?:[ ,|·/]+" + _NETWORK + r")+"),
    (SHARING, r"(?:follow|find|like|join|connect with) (?:us|[\w ]{1,30}) (?:on|at) (?:our )?" + _NETWORK + r"(?:[ ,|·/&]+(?:and )?" + _NETWORK + r")*(?: (?:channel|page|group))?.{0,40}"),
    (RELATED, r"(?:more (?:like this|stories|news|articles|posts|videos)|you (?:may|might|could|'ll)(?: also)? (?:also )?(?:like|enjoy|be interested in|want to read|love|read)\b.{0,20}|recommended(?: (?:for you|stories|reading|articles|posts|videos|by .{1,20}))|(?:related|similar|other|recent|latest|popular|trending|top|featured|suggested)(?: (?:in|on) .{1,20})? (?:articles?|stories|story|posts?|news|topics?|content|reads?|reading|links?|coverage|headlines|searches|videos?|now)|most (?:read|popular|viewed|shared|commented|recent|watched)(?: .{1,20})?|trending(?: (?:now|today|topics?|on .{1,20}))|editor'?s'? (?:picks?|choice)|in case you missed it|around the web|from (?:around )?the web|(?:more )?from our (?:partners|network|sponsors)|(?:previous|next) (?:article|story|post)(?:\s?[:»›«‹].{0,150})?|more (?:from|in|on|about) (?:this |the )?(?:author|story|section|topic|category|site|[\w&' ]{1,30})|what to read next|read (?:these )?next|up next|don'?t miss(?: (?:these|this|out))?|also (?:in|on) (?:the )?news|explore more|stories for you|related)\s?:"),
    (RELATED, r"more (?:like this|stories|news|articles|posts|videos)|you (?:may|might|could|'ll)(?: also)? (?:also )?(?:like|enjoy|be interested in|want to read|love|read)(?: this| these|:|…|\.\.\.)*|recommended(?: (?:for you|stories|reading|articles|posts|videos|by .{1,20}))|(?:related|similar|other|recent|latest|popular|trending|featured|suggested) (?:articles?|stories|story|posts?|news|topics?|content|reads?|reading|links?|coverage|headlines|searches|videos?)|top (?:stories|headlines|articles|posts)|most (?:read|popular|viewed|shared|commented|watched)(?: (?:stories|articles|news|posts|today|this week))?|trending (?:now|today|topics?)|editor'?s'? (?:picks?|choice)|in case you missed it|around the web|from (?:around )?the web|(?:more )?from our (?:partners|network|sponsors)|(?:previous|next) (?:article|story|post)|more (?:from|by|on) (?:this|the) (?:author|story|section|topic|category|site)|what to read next|read next|don'?t miss (?:these|this)|stories for you|more on this (?:story|topic|subject)"),
    (NEWSLETTER, r"(?:sign up|subscribe|register|join)(?: now| here| today)?(?: (?:to|for|with))? (?:.{0,60}?)(?:newsletters?|mailing list|updates|alerts|briefing|inbox|channel)\b.{0,60}"),
    (NEWSLETTER, r"(?:get|receive|have) .{0,80}(?:(?:delivered|sent|straight|direct|directly)\b.{0,30}inbox|in your inbox|to your inbox).{0,30}|(?:enter|type|your) (?:your )?e-?mail(?: address)?(?: here)?[.…:*]*|(?:thank you|thanks) for (?:signing up|subscribing).{0,60}"),
    (NEWSLETTER, r"subscribe(?: (?:now|today|here|to (?:us|our .{1,40}|continue reading)|for .{1,40}))?[.!]?|(?:daily|weekly|free|morning|evening|our|the) newsletters?|newsletters?(?: sign[- ]?up)?|by (?:signing up|subscribing|clicking|submitting|providing),? .{0,160}(?:terms|privacy|policy|consent|receive).{0,80}|(?:already a|become a) (?:subscriber|member)\??.{0,30}|support (?:our|independent|quality) journalism.{0,60}|(?:this (?:article|content|story) is )?for subscribers only\.?|subscriber[- ]only(?: content)?|start (?:your )?free trial"),
    (COOKIES, r"(?:we|this (?:web)?site|our (?:web)?site|by (?:using|continuing|clicking)|the (?:web)?site) .{0,100}\bcookies?\b.{0,300}"),
    (COOKIES, r"(?:accept|reject|allow|manage|decline|necessary|essential|only|all|your)(?: (?:accept|all|necessary|essential|only|optional|your|and|&|continue|the))* (?:cookies?|preferences|consent|privacy choices)(?: (?:settings|preferences|policy|only))?|cookies? (?:settings|preferences|policy|notice|consent)|accept (?:all|and continue|& continue)|reject all|manage (?:options|settings)|i accept|got it[!.]?|your privacy(?: choices| matters)?"),
    (ADVERTISEMENT, r"(?:paid |third[- ]party )?advert(?:isement|isements|ising|s)?(?: feature)?\s?:?|ads?|sponsored(?: (?:content|links?|by .{1,40}|post|stories))?|promoted(?: (?:content|by .{1,40}|stories))?|paid (?:content|post|partnership)|(?:article|story|text|content|post) continues (?:below|after)(?: (?:this|the))?(?: (?:ad|advert|advertisement|newsletter promotion|promotion))?|(?:advertise|partner) with us|remove ads|ad feedback|report this ad|(?:close|skip) ad|affiliate links?|(?:- ?)?advertisement ?-? ?scroll to continue|after newsletter promotion"),
    (COPYRIGHT, r"(?:copyright|©|\(c\)).{0,160}|.{0,60}©\s?(?:copyright )?\d{4}.{0,100}|.{0,80}\ball rights reserved\b.{0,120}|(?:this (?:material|article|content|story)|no part of).{0,80}(?:may not|must not|may) be (?:published|reproduced|copied|broadcast).{0,160}|(?:terms (?:of (?:use|service)|and conditions|& conditions)|privacy (?:policy|notice|statement))(?:[ |·,/&]+(?:and )?(?:terms(?: of (?:use|service)| and conditions)?|privacy(?: policy| notice)?|cookies?(?: policy)?|contact(?: us)?|about(?: us)?|sitemap|imprint))*|powered by .{1,40}|designed (?:&|and) developed by .{1,40}"),
    (LABEL, r"(?:home|news)(?:\s*(?:>|»|›|/|→|::)\s*[\w&,' -]{1,40}){1,6}|(?:tags?|topics?|categor(?:y|ies)|filed under|posted in|tagged(?: with| in)?|keywords|labels|more about|topics in this (?:story|article)|related topics)\s?:\s?.{1,300}|(?:tagged(?: with| in)|filed under) .{1,200}"),
    (CODE, r"[a-z]+(?:_[a-z0-9]+)+|\[/?[a-z_-]+(?: [a-z_-]+=[^\]]{0,100})*\]|(?:var|function|window|document)[ .(].{0,200}[;{}]|\.[a-z-]+ ?\{.{0,200}|https?://\S+\.(?:jpe?g|png|gif|webp|svg)(?:\?\S*)?|(?:img|dsc|image|photo)[-_ ]?\d+(?:\.(?:jpe?g|png|gif|webp))?"),
)  # fmt: skip

_CAPTIONS: Final = (
    r"(?:file(?: (?:photo|picture|image|pic))?|photos?|pictures?|pic|images?|caption|photo caption|"
    r"image caption|picture caption|featured image|video|watch|graphic|map)\s?(?:[:|]|\s[-–—]\s).{1,400}",
    r"(?:photos?|photograph|photographer|pictures?|images?|pic|credits?|cover image|illustration|graphic)"
    r"(?: ?(?:credits?|courtesy(?: of)?|source|by|via|supplied by))(?:\s?[:|]\s?|\s).{1,100}",
    r"photograph\s?:\s?.{1,100}|image source,? .{1,60}|image caption,? .{1,300}|image: .{1,80}|credit\s?: .{1,80}",
    r"[\w .'’-]{2,60}\s?/\s?" + _AGENCY + r"(?: (?:images|file|photo))?(?: via [\w ./-]{2,40})?",
    r".{0,400}\s/\s?" + _AGENCY + r"(?:(?: file)? (?:photo|images?))?",
    r".{0,400}[\[(](?:(?:file|photo|image|picture|photograph|courtesy)s?\s?(?:by|:|credit:?|courtesy(?: of)?)?\s?)?"
    r"[\w .,'’-]{0,60}(?:/\s?)" + _AGENCY + r"(?: via [\w ]{2,30})?[\])]\.?",
    r".{0,400}\((?:ap photo|file photo|photo|photo by|image|image by|picture by|photo courtesy of|picture|"
    r"afp photo)\b[^()]{0,100}\)\.?",
    r"(?:.{0,60}(?:via|/) )?(?:getty images|shutterstock|ap photo|afp via getty images|reuters file)"
    r"(?:/.{1,40})?|\(?(?:ap photo|afp photo|file photo|stock photo|handout photo)(?:/[\w .'’-]{2,60})?\)?",
    r"(?:supplied|handout|file photo|stock image|library image|representational image|for representation only)\.?",
)  # fmt: skip

_READ_ALSO = re.compile(
    r"(?:also read|read also|read|read more|read next|read this|see also|related|related (?:story|article|news|post)"
    r"|recommended|must[- ]read|more from .{1,30}|watch also|watch|listen|listen to|don'?t miss|further reading"
    r"|you (?:may|might) also like|in pictures|in photos|explained|opinion|analysis|editorial|from the archive)"
    r"\s?(?:[:|»›→]|\s[-–—]\s)\s?(?P<rest>\S.{0,240})"
)  # fmt: skip
_READ_MORE_CAPITALS = re.compile(
    r"(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|MORE ON THIS|RELATED)\b\s+\S.{0,200}"
)

_WEAK: Final = frozenset(
    [
        "share",
        "print",
        "email",
        "e-mail",
        "save",
        "search",
        "menu",
        "close",
        "popular",
        "related",
        "comments",
        "comment",
        "more",
        "next",
        "previous",
        "tags",
        "topics",
        "trending",
        "latest",
        "home",
        "news",
        "follow",
        "like",
        "likes",
        "tweet",
        "copy",
        "listen",
        "play",
        "video",
        "videos",
        "photos",
        "gallery",
        "recommended",
        "reply",
        "send",
        "submit",
        "cancel",
        "name",
        "website",
        "subscribe",
        "newsletter",
        "facebook",
        "twitter",
        "x",
        "whatsapp",
        "linkedin",
        "telegram",
        "pinterest",
        "reddit",
        "instagram",
        "youtube",
        "tiktok",
        "threads",
        "bluesky",
        "live",
        "sections",
        "navigation",
        "prev",
        "back",
        "edit",
        "translate",
        "accept",
        "reject",
        "ok",
        "s",
    ]
) | {"read more", "the latest", "see more", "most read", "follow us", "must read", "read next"}
NAVIGATION: Final = frozenset(
    ["home", "news", "world", "politics", "business", "sport", "sports", "opinion", "culture", "lifestyle", "life", "tech", "technology", "science", "health", "environment", "weather", "video", "videos", "entertainment", "travel", "about", "about us", "contact", "contact us", "jobs", "careers", "advertise", "privacy", "privacy policy", "terms", "terms of use", "terms of service", "terms and conditions", "help", "faq", "sitemap", "site map", "cookies", "cookie policy", "accessibility", "local", "national", "international", "economy", "markets", "africa", "asia", "europe", "americas", "middle east", "us", "uk", "education", "features", "analysis", "podcasts", "podcast", "newsletters", "live", "search", "menu", "more", "login", "log in", "sign in", "subscribe", "register", "e-paper", "epaper", "archive", "archives", "crossword", "puzzles", "games", "food", "fashion", "music", "film", "books", "arts", "investigations", "latest", "breaking", "rss", "imprint", "feedback", "editorial", "obituaries", "classifieds", "shop", "events", "photos", "gallery", "masthead", "corrections", "support us", "donate", "our team", "press", "media kit", "facebook", "twitter", "instagram", "youtube", "linkedin"]
)  # fmt: skip
LABELS: Final = NAVIGATION | frozenset(
    ["breaking news", "exclusive", "world news", "top story", "top stories", "crime", "law", "courts", "explainer", "fact check", "live updates", "interview", "long read", "longread", "the long read", "review", "comment", "special report", "investigation", "in depth", "in-depth", "news analysis", "data", "society", "religion", "energy", "climate", "transport", "defence", "defense", "security", "metro", "city", "regional", "royals", "finance", "money", "property", "op-ed", "perspective", "profile", "feature"]
)  # fmt: skip

TAIL_HEADS: Final = frozenset({COMMENTS, RELATED})
"""Reasons after which a list of what is no article often follows."""

_COMPILED = tuple((why, re.compile(pattern)) for why, pattern in _STRONG)
_COMPILED_CAPTIONS = tuple(re.compile(pattern) for pattern in _CAPTIONS)
_MOST_WORDS = 60


def key_of(text: str) -> str:
    """The line as rules see it: lower case, plain quotation marks, no ornaments at its ends."""
    text = unicodedata.normalize("NFKC", text.translate(_PLAIN)).lower()
    return re.sub(r"\s+", " ", text).strip(" \t*_|›»«‹>→•·-–—#~=+")


_PLAIN = {ord(a): b for a, b in zip("‘’“”", "''\"\"", strict=True)} | dict.fromkeys(
    (0x200B, 0x200C, 0x200D, 0xFEFF, 0xAD)
)


def furniture(text: str) -> str | None:
    """Why a line is certainly no part of an article, or None when it may be."""
    if len(text) > 600:
        return None
    if len(text.split()) > _MOST_WORDS:
        return None
    key = key_of(text)
    if not key:
        return "ruler" if len(text) <= 200 else None
    for why, pattern in _COMPILED:
        if pattern.fullmatch(key):
            return why
    if _is_link_to_other(text, key):
        return RELATED
    if any(pattern.fullmatch(key) for pattern in _COMPILED_CAPTIONS):
        return CAPTION
    return None


def weak(text: str) -> bool:
    """Whether a line is furniture if it stands among furniture or at an end of the page."""
    return len(text) <= 20 and key_of(text).rstrip(":") in _WEAK


def _is_link_to_other(text: str, key: str) -> bool:
    found = _READ_ALSO.fullmatch(key)
    if found:
        words = len(found["rest"].split())
        return 2 <= words <= 30 and not text.rstrip().endswith(".")
    return bool(_READ_MORE_CAPITALS.fullmatch(text)) and not text.rstrip().endswith(".")
