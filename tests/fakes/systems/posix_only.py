"""The tests that ask for what another system does not have: system → reason → tests (a test, one of its cases, or a
whole file). In the imitation each of them must fail, or its line is wrong; few are left out."""

import errno

_COMMANDS = (
    *("cli", "cli_blogger", "cli_clip", "cli_import", "cli_paste", "cli_versions", "frozen", "private"),
    *("receipts_command", "related_command", "search_command", "search_path"),
)
FOLDERS = ("tests/core", "tests/app", "tests/commandline", *(f"tests/test_{name}.py" for name in _COMMANDS))
"""What is run in an imitation where no test is named: all that needs no window."""

(
    _DISK,
    _HISTORY,
    _SHARING,
    _RENAMING,
    _IMAGES,
    _LIBRARY,
    _CLIPS,
    _RECEIPTS,
    _IMPORTERS,
    _PROCESSES,
    _EXPORTERS,
    _BLOGGER,
) = (
    f"tests/core/{name}"
    for name in (
        *("disk", "history", "sharing", "renaming", "images", "library", "clips", "receipts", "importers"),
        *("processes", "exporters", "blogger"),
    )
)
_APP = "tests/app"

_OWN = "it sets up the imitations itself"
_LINUX = "leases, renameat2 and their signals are calls of Linux alone; elsewhere nobody is waited for"
_SYNC = "the drive is asked by F_FULLFSYNC there, not by the call that fails or is counted here"
_NO_FOLDER = "no folder can be opened there, so none is synced: MoveFileExW writes through instead"
_SWAP = "files are exchanged by another call there: tried in test_system.py"
_NEW_NAME = "a new file gets its free name by another call there, not by a link: tried in test_system.py"
_HELD = "a file that somebody has open is not replaced there; it is said that another program uses it"
_FLOCK = "flock(2) is of POSIX alone; there a name is locked, by a file of its own: tried in test_system.py"
_RIGHTS = "there are no rights of owner, group and others there: a person's folder is theirs by its place"
_ALARM = "its end by SIGALRM is what is looked for: tried for Windows in test_alarm.py"
_PIPES = "there are no pipes among the files there"
_SOCKETS = "a second start asks by a named pipe there: test_pipe.py"
_JUST_NOW = "what was written just now is another state at each look, where no time of change is kept"
_CHANGED = "no time of change is kept there, which alone tells that a file of a later day was written just now"
_UNSEEN = "the imitation does not see what another process has open, and lets it be removed"
_LONG = "there is no room for so long a name behind its folders there, which is said"
_TERMINAL = "a terminal's signals go to sessions of POSIX there"
_OF_LINUX = "packages of Debian are what is proposed there"
_COLON = "no file can have a colon, a quotation mark or a bar in its name there"
_IMITATED = "the imitation has made these classes before the first line of such a process"
_CONSOLE = "a program without a console has nobody who hears it there"
_ONE_NAME = "a.md and A.md are one file there"
_CLOCK = "a clock of two seconds does not tell these moments apart"
_ZONES = "without tables of time zones Tokyo is nine hours ahead at all times, also before 1888"

LEFT_OUT = {_OWN, _SOCKETS, _UNSEEN}
"""The reasons for which a test is not run at all."""

_NUMBERS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EACCES)
_FAILING = "test_store.py::test_a_failure_before_the_rename_keeps_the_old_file"
_LINUX_CALLS = (
    "test_exchange.py::test_a_program_that_has_the_old_file_open_is_waited_for",
    "test_exchange.py::test_a_system_without_leases_waits_for_nobody",
    "test_exchange.py::test_linux_exchanges_names",
    f"test_exchange.py::test_only_a_file_that_is_being_written_is_waited_for[{errno.EAGAIN}-1]",
    "test_exchange.py::test_signals_of_the_lease_do_not_end_the_program",
    "test_exchange.py::test_the_systems_own_error_is_told",
    "test_exchange.py::test_who_opened_ours_before_it_was_taken_back_is_waited_for",
)
_TWO_CASES = (
    "test_pictures.py::test_and_so_they_do_where_it_was_killed[another post, letter case aside]",
    "test_pictures.py::test_links_to_pictures_that_stay_stay[another post, letter case aside]",
)
_LASTING_PICTURES = ("test_folder.py::test_a_disk_that_fails_leaves_nothing_behind",)
_LASTING = (
    "test_folders.py::test_each_missing_folder_lasts_before_the_next_is_made",
    "test_store.py::test_a_failure_after_the_rename_says_so",
    "test_store.py::test_a_folder_that_does_not_last_is_made_again",
)
_LASTING_HISTORY = (
    f"test_journal_files.py::test_a_folder_that_cannot_be_synced_is_allowed_and_a_failing_disk_is_said[{errno.EIO}]",
    "test_versions.py::test_a_version_is_on_the_disk_before_its_line_and_its_line_when_it_is_kept",
)

_TWO_POSTS = ("files/test_post_files.py::test_a_folder_that_is_not_its_alone_stays[posts/A.md]",)
_VOICES = ("aloud/test_reading_aloud.py::test_the_voice_to_install_is_one_that_this_build_can_use",)
_LASTING_IMPORTS = (
    "test_pictures.py::test_the_disk_confirms_what_a_killed_run_has_named[None-1]",
    "test_pictures.py::test_the_disk_confirms_what_a_killed_run_has_named[ours-1]",
    "test_shelf.py::test_the_disk_confirms_both_names",
)
_SETS_UP: dict[str, tuple[str, ...]] = {
    _DISK: (
        "test_names.py::test_on_windows_a_name_is_as_long_as_its_path_has_room",
        "test_names.py::test_on_windows_a_post_in_a_deep_folder_gets_a_name_that_fits",
        "test_names.py::test_what_leads_to_another_machine_on_windows_alone",
        "test_system.py",
    ),
    _IMAGES: (
        "test_folder.py::test_on_windows_a_name_fits_behind_a_long_path",
        "test_file_type.py::test_on_windows_no_other_machine_is_looked_at",
        "test_file_type.py::test_whichever_the_system_a_path_leads_outside_or_does_not",
    ),
    _PROCESSES: ("test_alarm.py", "test_priority.py", "test_system_processes.py"),
}

_TABLE: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {
    "windows": {
        _OWN: _SETS_UP,
        _LONG: {
            _DISK: tuple(
                f"test_names.py::test_another_version_lies_beside_the_post[name{number}-1-expected{number}]"
                for number in (4, 5)
            )
            + tuple(
                f"test_partial.py::test_the_name_is_cut_to_what_a_file_system_takes[name{number}-temporary{number}]"
                for number in (1, 2, 3)
            ),
            _EXPORTERS: (
                "test_several.py::test_posts_of_one_name_as_long_as_there_is_room[page-stem2]",
                "test_several.py::test_posts_of_one_name_as_long_as_there_is_room[text-stem2]",
            ),
        },
        _ZONES: {
            _IMPORTERS: ("test_zone.py::test_a_moment[1850-01-02T00:00:00Z-Asia/Tokyo-1850-01-02 00:00:00+00:00]",),
        },
        _COLON: {
            "tests/core": ("test_same_names.py::test_a_colon_in_the_name_of_a_post",),
            "tests/commandline": (
                r"""test_desktop_files.py::test_a_click_starts_the_program_wherever_it_lies"""
                r"""[\u8ad6\u8a55 100%u $HOME `a` '"b =c]""",
            ),
            "tests": ("test_cli.py::test_a_file_that_is_called_like_a_url_is_that_file",),
        },
        _IMITATED: {
            _PROCESSES: ("test_quick_dataclasses.py::test_the_processes_of_page_and_library_make_theirs_late",),
        },
        _CONSOLE: {"tests/commandline": ("test_output.py::test_who_hears_a_complaint[None-environment0-True]",)},
        _TERMINAL: {_APP: ("processes/test_children.py::test_a_key_of_the_terminal_does_not_reach_it",)},
        _ALARM: {
            _PROCESSES: ("test_tasks.py::test_a_task_that_never_ends_ends_the_process_though_nobody_kills_it",),
        },
        _LINUX: {
            _DISK: (
                *_LINUX_CALLS,
                f"test_exchange.py::test_only_a_file_that_is_being_written_is_waited_for[{errno.EINVAL}-0]",
                f"test_exchange.py::test_only_a_file_that_is_being_written_is_waited_for[{errno.ENOLCK}-0]",
            )
        },
        _HELD: {
            _DISK: ("test_exchange.py::test_a_program_that_holds_the_file_and_writes_nothing_does_not_stop_a_save",),
            _IMPORTERS: ("test_zip_file.py::test_a_zip_that_was_replaced_is_read_anew",),
            _PROCESSES: tuple(
                f"test_own_files.py::test_the_modules_of_a_frozen_program_stay_those_of_its_release[{how}]"
                for how in ("updated", "removed", "moved")
            ),
        },
        _NO_FOLDER: {
            _DISK: (*_LASTING, "test_folders.py::test_only_folders_are_opened_and_they_are_closed_again"),
            _HISTORY: _LASTING_HISTORY,
            _IMAGES: _LASTING_PICTURES,
            _IMPORTERS: (*_LASTING_IMPORTS, "test_pictures.py::test_what_cannot_be_read_or_confirmed_is_said"),
            _APP: ("safety/test_journal.py::test_a_save_that_the_disk_did_not_confirm_leaves_it",),
        },
        _SWAP: {_DISK: tuple(f"{_FAILING}[{number}-replace]" for number in _NUMBERS)},
        _NEW_NAME: {_DISK: ("test_store.py::test_a_file_that_appears_meanwhile_is_not_replaced",)},
        _FLOCK: {
            _DISK: (
                "test_locks.py::test_a_file_system_without_locks",
                "test_locks.py::test_a_file_that_could_not_be_closed_was_looked_at_all_the_same",
                "test_locks.py::test_a_holder_that_ends_lets_go",
                "test_locks.py::test_a_system_without_locks",
                "test_locks.py::test_one_holder_at_a_time",
                "test_locks.py::test_waiting_ends_when_the_holder_lets_go",
                "test_locks.py::test_what_cannot_be_opened_is_an_error",
                "test_partial.py::test_nothing_is_left_of_a_write_that_failed[dup]",
                "test_partial.py::test_what_is_swept_before_it_was_locked_is_made_again[2]",
                "test_partial.py::test_where_it_is_swept_each_time_the_save_is_refused",
                "test_store.py::test_what_a_living_program_writes_is_neither_replaced_nor_swept",
                "test_store.py::test_where_nothing_can_be_locked_only_what_is_old_is_swept",
            ),
            _HISTORY: (
                "test_journal_files.py::test_records_are_added_at_the_end_whoever_else_wrote",
                "test_journal_files.py::test_where_nothing_can_be_locked_every_journal_is_left_behind",
                "test_runs.py::test_where_nothing_can_be_locked_every_mark_is_of_a_run_that_ended",
            ),
            _APP: ("safety/test_recovery.py::test_a_run_that_ended_unexpectedly_is_told_once",),
        },
        _RIGHTS: {
            _DISK: (
                "test_folders.py::test_a_folder_of_the_programs_own_is_narrowed_and_none_above_it",
                "test_folders.py::test_a_private_folder_that_was_open_to_others_is_narrowed",
                "test_folders.py::test_folders_of_posts_keep_their_mode",
                "test_partial.py::test_an_owner_who_stays_is_not_set",
                "test_partial.py::test_mode_and_owner_are_those_of_the_old_file",
                "test_partial.py::test_nothing_is_left_of_a_write_that_failed[fchmod]",
                "test_partial.py::test_what_is_private_is_nobody_elses",
                "test_private.py::test_a_file_is_made_private_and_its_contents_stay",
                "test_private.py::test_all_below_the_private_folders_is_narrowed",
                "test_private.py::test_the_rights_of_others_go_and_those_of_the_owner_stay",
                *(f"{_FAILING}[{number}-fchmod]" for number in _NUMBERS),
                "test_store.py::test_write_replaces_and_leaves_nothing_beside",
            ),
            _HISTORY: (
                "test_journal_files.py::test_a_journal_is_the_persons_alone",
                "test_journal_files.py::test_more_can_be_set_aside_later",
                "test_runs.py::test_a_report_is_the_persons_alone_and_the_oldest_go_first",
                "test_runs.py::test_what_the_interpreter_writes_is_there_at_once",
                "test_version_list.py::test_a_list_is_the_persons_alone_and_nothing_stays_open",
            ),
            _CLIPS: ("test_store.py::test_nobody_else_may_read_it",),
            _RECEIPTS: ("test_shelf.py::test_they_come_back_newest_first",),
            _BLOGGER: (
                "test_sending.py::test_the_note_comes_back_as_it_was_written",
                "test_uploads.py::test_holds_what_has_no_address_and_no_others",
                "test_vault.py::test_without_a_keyring_in_a_file_of_the_persons_own",
            ),
            "tests": (
                "test_private.py::test_a_scripted_use_leaves_nothing_for_others",
                "test_private.py::test_an_index_that_was_open_to_others_is_narrowed_when_it_is_opened",
                "test_private.py::test_what_an_earlier_release_left_open_is_narrowed",
            ),
        },
        _JUST_NOW: {
            _LIBRARY: (
                "test_reading.py::test_processes_give_what_is_read_here",
                "test_reading.py::test_processes_that_fail_are_done_without",
            )
        },
        _CHANGED: {_LIBRARY: ("test_reading.py::test_a_file_of_a_later_day_that_was_written_just_now_is_new",)},
        _ONE_NAME: {_RENAMING: _TWO_CASES, _APP: _TWO_POSTS},
        _OF_LINUX: {_APP: _VOICES},
        _PIPES: {
            _DISK: (
                "test_private.py::test_what_is_opened_to_be_made_is_private",
                "test_regular.py::test_no_reader_waits[_fifo]",
                "test_regular.py::test_readers_that_say_so[_fifo]",
                "test_regular.py::test_what_is_no_file_is_refused_at_once[_fifo]",
            ),
            _LIBRARY: ("test_refresh.py::test_what_is_no_post",),
            _IMPORTERS: (
                "test_again.py::test_pipes_and_links_to_nowhere_are_no_posts",
                "test_bounds.py::test_pipes_and_devices_are_not_waited_for",
                "test_folders.py::test_a_pipe_in_a_folder_is_said",
                "test_known_posts.py::test_what_is_no_file_is_no_post",
                "test_source.py::test_pipes_in_a_folder_are_said",
                "test_source.py::test_what_is_no_source[pipe-a device or a pipe]",
            ),
            "tests/core/theme": ("test_load.py::test_what_is_no_file_is_no_theme",),
            _APP: ("files/test_session.py::test_what_is_no_post_is_refused_at_once_and_the_open_one_stays[_pipe]",),
        },
        _SOCKETS: {_SHARING: ("test_handover.py",)},
        _CLOCK: {
            _HISTORY: ("test_journal_files.py::test_streams_are_given_by_their_age",),
            _LIBRARY: ("test_blog_states.py::test_files_are_read_once_for_each_state",),
        },
        _UNSEEN: {_HISTORY: ("test_versions.py::test_two_programs_keep_at_once",)},
    },
    "macos": {
        _OWN: _SETS_UP,
        _LINUX: {_DISK: _LINUX_CALLS},
        _SYNC: {
            _DISK: (
                *_LASTING,
                "test_partial.py::test_nothing_is_left_of_a_write_that_failed[fsync]",
                *(f"{_FAILING}[{number}-fsync]" for number in _NUMBERS),
            ),
            _IMAGES: _LASTING_PICTURES,
            _HISTORY: (
                *_LASTING_HISTORY,
                "test_version_list.py::test_a_list_is_the_persons_alone_and_nothing_stays_open",
            ),
            _IMPORTERS: _LASTING_IMPORTS,
        },
        _SWAP: {_DISK: tuple(f"{_FAILING}[{number}-replace]" for number in _NUMBERS)},
        _NEW_NAME: {_DISK: ("test_store.py::test_a_file_that_appears_meanwhile_is_not_replaced",)},
        _ONE_NAME: {_RENAMING: _TWO_CASES, _APP: _TWO_POSTS},
        _OF_LINUX: {_APP: _VOICES},
    },
}


def reasons(system: str) -> dict[str, str]:
    """Test → the reason for which it cannot hold on `system`."""
    return {
        f"{folder}/{test}": reason
        for reason, folders in _TABLE[system].items()
        for folder, tests in folders.items()
        for test in tests
    }
