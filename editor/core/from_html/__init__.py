"""HTML to Markdown, for import and paste: to Markdown that shows the same, every block checked by rendering it again.

html ──markup──► tree ──walk──► blocks ──► Markdown ──render, compare──► what differs stays HTML
"""
