"""The program without its window: everything that lives as long as it runs, built in one readable order."""

from editor.app.jobs import Jobs
from editor.app.journal import Journal
from editor.app.previewer import Previewer
from editor.app.render_process import RenderProcess
from editor.app.session import Session
from editor.app.settings import Settings
from editor.app.watcher import Watcher
from editor.core import words


class Application:
    """Owns settings, the session, its journal, the preview and the queue of writing. Passed along, never global."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        words.use(self.settings.choices.language or words.system_language())
        self.render_process = RenderProcess()
        self.render_process.start()  # loads while the window is being built
        self.jobs = Jobs()
        self.session = Session(self.settings, self.jobs)
        self.journal = Journal(self.session)
        self.watcher = Watcher(self.session, self.jobs, self.settings)
        self.previewer = Previewer(self.render_process)
        self.session.current_changed.connect(self._follow)

    def _follow(self) -> None:
        if self.session.current is not None:
            self.previewer.show(self.session.current)

    def close(self) -> None:
        """Finish what is being written, end the processes."""
        self.watcher.stop()
        self.jobs.wait()
        self.journal.close()
        self.settings.save_state()
        self.render_process.stop()
