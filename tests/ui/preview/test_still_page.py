"""Where motion is reduced, what the style of a page moves stands still at its end at once."""


def test_the_page_stands_still(shown):
    style = (
        "@keyframes in { from { opacity: 0 } to { opacity: 1 } } p { animation: in 9s 9s both; transition: color 9s }"
        " html { scroll-behavior: smooth }"
    )
    opacity = "getComputedStyle(document.querySelector('p')).opacity"
    shown.page(["<p>文。</p>"], style=style)
    shown.wait("document.querySelector('p') !== null")
    assert shown.ask(opacity) == "0"
    shown.view.stand_still(True)
    shown.wait(f"{opacity} === '1'")
    assert shown.ask("getComputedStyle(document.querySelector('p')).transitionDuration") == "0s"
    assert shown.ask("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    shown.page(["<p>別の文。</p>"], style=style)
    shown.wait(f"document.querySelector('p').textContent === '別の文。' && {opacity} === '1'")
    shown.view.stand_still(False)
    shown.wait("getComputedStyle(document.querySelector('p')).transitionDuration === '9s'")
