"""What the render process does: pages, reports and exports of a post."""
