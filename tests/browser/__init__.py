"""The pages for people, opened in the system's Chromium on a desktop and on a phone."""
