"""The render process: pages, reports and exports of a post."""
