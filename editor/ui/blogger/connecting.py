"""The guided page: five steps to an own Google client, the sign-in, and afterwards what is connected."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.blogger import BloggerSession
from editor.app.threads.alive import while_alive
from editor.core.blogger import vault
from editor.core.blogger.account import BloggerAccount
from editor.core.blogger.service import SignedIn
from editor.core.blogger.vault import KeptIn
from editor.core.words import tr
from editor.ui.blogger.guide_picture import GuidePicture, pages
from editor.ui.dialogs.ask import Ask
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.named import named
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.plain_text import PlainLabel

_CONSOLE = "https://console.cloud.google.com"


def steps() -> tuple[tuple[str, str, str], ...]:
    """Each step: its title, what to do and what it means, and the page where it is done ("": here)."""
    return (
        (
            tr("1. A project at Google"),
            tr(
                "Make a project with any name; no organisation, no payment. It is yours alone: no one else stands "
                "between you and your blog."
            ),
            f"{_CONSOLE}/projectcreate",
        ),
        (
            tr("2. Switch on the Blogger API"),
            tr(
                "Make sure that the new project is chosen at the top of the page, then press “Enable”. "
                "It is the interface by which apps reach a blog."
            ),
            f"{_CONSOLE}/apis/library/blogger.googleapis.com",
        ),
        (
            tr("3. The consent page"),
            tr(
                "“Get started”: any app name, your own email address, audience “External”. Then under "
                "“Audience” press “Publish app”. Without that Google ends each sign-in after 7 days; a "
                "check by Google is not needed for yourself."
            ),
            f"{_CONSOLE}/auth/audience",
        ),
        (
            tr("4. The client"),
            tr(
                "“Create client”, kind “Desktop app”, then “Download JSON” at once: later Google does not show the "
                "secret any more. The file is the key of this program to your project."
            ),
            f"{_CONSOLE}/auth/clients",
        ),
        (
            tr("5. Sign in"),
            tr(
                "Choose that file. Your browser opens: choose the account of the blog. Google warns that it has not "
                "checked the app: it is your own, so “Advanced”, “Go to …”, and tick Blogger. The program may then "
                "read and write in your blogs; it sends nothing by itself."
            ),
            "",
        ),
    )


class ConnectBlogger(QDialog):
    """Stays beside the work. Closing it stops a sign-in that is under way."""

    def __init__(self, blogger: BloggerSession, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("connectBlogger")
        self.setWindowTitle(tr("Blogger"))
        open_at(self, 620, 480)
        self._blogger = blogger
        self._ask = ask
        self._step = 0
        self._steps = steps()
        self._pages = pages()
        self._stop_wanted = False
        """Whether a sign-in of this dialog is under way."""
        self._title = PlainLabel(role="dialogTitle")
        self._words = _wrapping("dialogText")
        self._picture = GuidePicture()
        self._warning = _wrapping("dialogNote")
        self._open = named(QPushButton(tr("Open the page")), "firstWay")
        self._open.clicked.connect(self._open_page)
        self._choose = named(QPushButton(tr("Choose the file and sign in…")), "signIn")
        self._choose.clicked.connect(self._sign_in)
        self._sign_out = QPushButton(tr("Sign out"))
        self._sign_out.clicked.connect(self._leave)
        self._stop = QPushButton(tr("&Stop"))
        self._stop.clicked.connect(blogger.stop)
        self._box = QDialogButtonBox()
        self._back = self._box.addButton(tr("Back"), QDialogButtonBox.ButtonRole.ActionRole)
        self._next = self._box.addButton(tr("Next"), QDialogButtonBox.ButtonRole.ActionRole)
        close = self._box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self._back.clicked.connect(lambda: self._go(self._step - 1))
        self._next.clicked.connect(lambda: self._go(self._step + 1))
        close.clicked.connect(self.reject)
        self._lay_out()
        blogger.page_wanted.connect(self._show_google)
        blogger.told.connect(self._tell)
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self._open, self._choose, self._sign_out, self._stop):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._words)
        layout.addWidget(self._picture)
        layout.addLayout(row)
        layout.addWidget(self._warning)
        layout.addStretch(1)
        layout.addWidget(self._box)

    def reject(self) -> None:
        """Closed: nothing waits for the browser any more."""
        if self._stop.isVisible():
            self._blogger.stop()
        super().reject()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def _go(self, step: int) -> None:
        self._step = step
        self._show()

    def _show(self, sentence: str = "") -> None:
        """The step, or the account; `sentence` says what went wrong or was done."""
        account, busy = self._blogger.account, self._stop_wanted
        self._warning.setText(sentence)
        if account is not None:
            self._show_account(account, sentence)
        else:
            title, words, _page = self._steps[self._step]
            self._title.setText(title)
            self._words.setText(words)
            self._picture.show_page(*self._pages[self._step])
        self._picture.setVisible(account is None)
        last = self._step == len(self._steps) - 1
        self._open.setVisible(account is None and not last)
        self._choose.setVisible(account is None and last and not busy)
        self._stop.setVisible(busy)
        self._sign_out.setVisible(account is not None)
        for button, there in ((self._back, self._step > 0), (self._next, not last)):
            button.setVisible(account is None)
            button.setEnabled(there and not busy)
        (self._choose if last else self._next).setDefault(True)

    def _show_account(self, account: BloggerAccount, sentence: str) -> None:
        self._title.setText(tr("Connected"))
        self._words.setText(
            tr(
                "Posts go to: {name} {url}\nNothing is sent without a command of yours. Not tried so far with a real "
                "account.",
                name=account.blog.name,
                url=account.blog.url,
            )
        )
        if account.keeper is KeptIn.FILE and not sentence:
            self._warning.setText(
                tr(
                    "This system has no keyring that could be used. The sign-in is in {file}; only you can "
                    "read it, but it is not encrypted.",
                    file=vault.file(),
                )
            )

    def _tell(self, sentence: str) -> None:
        if self._stop_wanted:
            self._warning.setText(sentence)

    # -- what is done ----------------------------------------------------------------------------------------------

    def _open_page(self) -> None:
        open_outside(QUrl(self._steps[self._step][2]))

    def _show_google(self, address: str) -> None:
        open_outside(QUrl(address))

    def _sign_in(self) -> None:
        path = self._ask.client_path()
        if path is None or self._blogger.busy:
            return
        self._stop_wanted = True
        self._blogger.sign_in(path, while_alive(self, self._signed_in), while_alive(self, self._ended))
        self._show()

    def _signed_in(self, signed: SignedIn) -> None:
        number: int | None = 0
        if len(signed.blogs) > 1:
            names = tuple(f"{blog.name} {blog.url}" for blog in signed.blogs)
            number = self._ask.choice(tr("Which blog?"), tr("Posts are sent to this one."), names)
        if number is None:
            self._ended(tr("No blog was chosen. Nothing was kept."))
            return
        kept = while_alive(self, lambda _account: self._ended(""))
        self._blogger.keep(signed, signed.blogs[number], kept, while_alive(self, self._ended))

    def _leave(self) -> None:
        def done(told: bool) -> None:
            sentence = tr("Google could not be told. Take the access away at https://myaccount.google.com/connections.")
            self._go(0)
            self._show(tr("Signed out.") if told else sentence)

        self._blogger.disconnect_account(while_alive(self, done), while_alive(self, self._ended))

    def _ended(self, sentence: str) -> None:
        self._stop_wanted = False
        self._show(sentence)


def _wrapping(role: str) -> QLabel:
    label = PlainLabel(role=role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
