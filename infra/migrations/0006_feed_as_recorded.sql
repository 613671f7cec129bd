-- Facts stand in the feed as they were recorded, letter by letter; nobody searches in them, and text is stored at half the price.
alter table feed alter column data type json, alter column meta type json;
