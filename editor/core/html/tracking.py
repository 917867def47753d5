"""Addresses without the parameters that only tell who sent a reader; nothing else of them is touched.

The raw query is cut: what stays is byte for byte what it was, whatever its encoding (`%93%FA` of Shift_JIS), and
parameters without a value, or divided by semicolons, keep their form.
"""

import re
from urllib.parse import unquote

from editor.core.text.patterns import pattern

_TRACKING = pattern(
    r"""utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|yclid|ydclkid|yjr_yjr_?\w*|msclkid|ttclid|twclid|li_fat_id
    |igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|vero_(?:id|conv)|oly_(?:anon|enc)_id|ref_src|ref_url|cmpid|_ga|_gl
    |s_cid|ocid|wt\.mc_id|rb_clickid|spm|scid|guccounter|guce_referrer(?:_sig)?|fb_(?:action|source|ref)\w*
    |__twitter_impression|_openstat|epik|srsltid""",
    re.IGNORECASE | re.VERBOSE,
)
_BY_GOOGLE = pattern(r"https?://(?:www\.)?google\.(?:com|co\.jp)/url\?(?:[^#]*&)?(?:q|url)=(https?(?::|%3A)[^&#]+)")
_PARTS = pattern("([&;])")


def without_tracking(address: str) -> str:
    """`address` without its tracking parameters; where Google's documents lead by way of Google, what it leads to."""
    if (found := _BY_GOOGLE.match(address)) and (target := unquote(found[1])).startswith(("http://", "https://")):
        return without_tracking(target)
    head, mark, fragment = address.partition("#")
    path, question, query = head.partition("?")
    if not question:
        return address
    kept = ""
    cut = False
    parts = _PARTS.split(query)
    for index in range(0, len(parts), 2):
        if _TRACKING.fullmatch(parts[index].partition("=")[0]):
            cut = True
            continue
        kept += (parts[index - 1] if kept else "") + parts[index]
    if not cut:
        return address
    return path + (f"?{kept}" if kept else "") + mark + fragment
