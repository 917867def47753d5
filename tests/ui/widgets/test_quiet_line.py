from PySide6.QtWidgets import QPushButton

from editor.ui.widgets.quiet_line import QuietLine


def ways(line: QuietLine) -> list[QPushButton]:
    return [button for button in line.findChildren(QPushButton) if button.isVisible()]


def test_it_says_offers_and_goes(qtbot):
    line, taken = QuietLine(), []
    qtbot.addWidget(line)
    assert line.words == ""
    line.say("一", [("はい", lambda: taken.append("はい")), ("いいえ", lambda: taken.append("いいえ"))])
    assert line.words == "一" and [button.text() for button in ways(line)] == ["はい", "いいえ"]
    ways(line)[1].click()
    assert taken == ["いいえ"] and line.words == ""
    line.say("二")
    assert line.words == "二" and ways(line) == []


def test_a_way_may_say_the_next_thing(qtbot):
    line = QuietLine()
    qtbot.addWidget(line)
    line.say("一", [("次", lambda: line.say("二"))])
    ways(line)[0].click()
    assert line.words == "二"


def test_in_a_narrow_pane_the_buttons_stand_below_the_words(qtbot):
    line = QuietLine()
    qtbot.addWidget(line)
    line.resize(900, 40)
    line.say("Once the post is published, copy its URL. " * 2, [("Paste the URL", list), ("Not now", list)])
    for width, below in ((900, False), (300, True), (900, False)):
        line.resize(width, line.heightForWidth(width))
        qtbot.waitUntil(lambda below=below: (ways(line)[0].y() >= line._words.geometry().bottom()) is below)
        assert all(button.geometry().right() < width for button in ways(line))
    line.say("")
    assert ways(line) == []


def test_few_words_stand_beside_their_button_also_where_many_would_not(qtbot):
    line = QuietLine()
    qtbot.addWidget(line)
    line.say("はい。", [("見る", list)])
    line.resize(260, 40)
    qtbot.waitUntil(lambda: ways(line)[0].y() < line._words.geometry().bottom())
    line.say("ニュースを入れました：みなと新聞、二〇二六年十月一日。" * 2, [("見る", list)])
    qtbot.waitUntil(lambda: ways(line)[0].y() >= line._words.geometry().bottom())
