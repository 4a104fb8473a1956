"""A talk while it is made: `talks` is what the rest of the window has of it, `strip` what the user sees.

- the talk: `editing` does what is wanted, `file` opens and saves, `reading_thread` keeps the disk from the screen
- what is not saved of it: `draft_keeper` keeps it, `draft_offer` offers it at the next start
- its scenes: a `scene_row` of cards (`scene_card`), their words (`scene_words`), what is known of them (`scene_facts`,
  `scene_sight`)
- `scenes`: from the window to a scene, and back

For one more thing to be done with a scene or a talk: a line in a menu of `controls`, an action of that name in `strip`.
"""
