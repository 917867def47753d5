import re

import pytest

from editor.core.html.sanitize import sanitize_frame
from editor.core.post import Commentary, Fields, News
from editor.core.profile.load import load_profile
from editor.core.profile.template import Template
from editor.core.profile.template_values import template_values

LABEL = '<span class="headline-label">{}</span>'


@pytest.mark.parametrize("profile", ["ja-commentary", "en-commentary"])
@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("円安―【私の論評】なぜか", f"円安―{LABEL.format('【私の論評】')}なぜか"),
        ("【速報】円安―【私の論評】なぜか", f"{LABEL.format('【速報】')}円安―{LABEL.format('【私の論評】')}なぜか"),
        ("【私の論評】", LABEL.format("【私の論評】")),
        ("円安", "円安"),
        ("【】【 】【閉じない", "【】【 】【閉じない"),
        ("【【私の論評】】", f"【{LABEL.format('【私の論評】')}】"),
        ("【一行に収まらないほど長い括弧の中】円安", "【一行に収まらないほど長い括弧の中】円安"),
        ("<b>―【a&b】{{post}}", f"&lt;b&gt;―{LABEL.format('【a&amp;b】')}{{{{post}}}}"),
        ("か\u3099―【か\u3099】\U00020bb7", "か\u3099―" + LABEL.format("【か\u3099】") + "\U00020bb7"),
    ],
)
def test_a_label_in_the_title_of_a_page_is_kept_in_one_line(profile: str, title: str, shown: str) -> None:
    made = load_profile(profile)[0]
    page = sanitize_frame(Template(made.page_template).render(template_values(Fields(title=title), made)))
    assert f'<h1 class="title">{shown}</h1>' in page
    assert re.search(r"\.headline-label\b[^}]*white-space: nowrap", made.stylesheet)


@pytest.mark.parametrize("profile", ["ja-commentary", "en-commentary"])
def test_labels_in_headlines_are_kept_in_one_line_too(profile: str) -> None:
    made = load_profile(profile)[0]
    fields = Fields(news=News(headline="円安【速報】続く"), commentary=Commentary(headline="<b>【図解】&なぜか"))
    post = sanitize_frame(Template(made.post_template).render(template_values(fields, made)))
    assert f'<h2 class="headline">円安{LABEL.format("【速報】")}続く</h2>' in post
    own = LABEL.format(made.words.commentary)
    assert f'<h2 class="headline commentary">{own}&lt;b&gt;{LABEL.format("【図解】")}&amp;なぜか</h2>' in post


def test_a_post_without_a_title_has_no_heading() -> None:
    made = load_profile("ja-commentary")[0]
    assert "<h1" not in Template(made.page_template).render(template_values(Fields(), made))
