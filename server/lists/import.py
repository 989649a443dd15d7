"""Takes subscribers of one list from a CSV file. First only looks; nobody is removed, and nobody twice.

It stands after rest.py. Reads {list, way: look | invite | subscribe, csv} and prints what it found and did, with line numbers, as JSON.
"""
import csv
import io
import sys

ADDRESS = re.compile(r"[^\s@,;<>\"()]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
ADDRESS_TITLES = ("mail", "courriel", "adresse", "address")
NAME_TITLES = ("name", "nom")


def main():
    asked = json.load(sys.stdin)
    rest = Rest()
    path = f"lists/{urllib.parse.quote(asked['list'])}"
    try:
        found = rest("GET", path, absent=(404,))
        if found is None:
            return answer(problem="absent")
        if any(ban["email"] == "^.*" for ban in rest("GET", f"{path}/bans").get("entries", [])):
            return answer(problem="closed")
        roster = {entry["email"].lower() for entry in rest("GET", f"{path}/roster/member").get("entries", [])}
        people, malformed, twice = read(asked["csv"])
        new = [one for one in people if one[1] not in roster]
        told = {"new": len(new), "known": len(people) - len(new), "twice": twice, "malformed": malformed}
        if asked["way"] == "look":
            return answer(**told)
        owners = {entry["email"].lower() for entry in rest("GET", f"{path}/roster/owner").get("entries", [])}
        refused = [line for line, *who in new if not add(rest, found["list_id"], asked["way"], *who)]
        if asked["way"] == "subscribe":
            for email in owners & {address for _, address, _ in new}:
                announce(rest, found["list_id"], email)
        answer(**told, done=len(new) - len(refused), refused=refused)
    except Refusal as reason:
        sys.exit(str(reason))


def answer(**told):
    print(json.dumps(told))


def read(text):
    """[(line, address, name)], and the lines that hold no address, or one that was there before."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    people, malformed, twice, seen, columns = [], [], [], set(), None
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if columns is None:
            columns = titles(cells)
            if columns is not None and "@" not in "".join(cells):
                continue
        address, name = pick(cells, columns)
        if not ADDRESS.fullmatch(address) or len(address) > 254:
            malformed.append(rows.line_num)
        elif address in seen:
            twice.append(rows.line_num)
        else:
            seen.add(address)
            people.append((rows.line_num, address, name))
    return people, malformed, twice


def titles(cells):
    """The columns of address and name when the first line names them; none when it is somebody already."""
    if any("@" in cell for cell in cells):
        return (None, None)
    of = lambda words: next((at for at, cell in enumerate(cells) if any(word in cell.lower() for word in words)), None)
    return (of(ADDRESS_TITLES), of(NAME_TITLES))


def pick(cells, columns):
    at, name_at = columns
    if at is None:
        at = next((at for at, cell in enumerate(cells) if "@" in cell), 0)
    if name_at is None or name_at == at:
        name_at = next((other for other, cell in enumerate(cells) if other != at and cell), None)
    cell = lambda index: cells[index] if index is not None and index < len(cells) else ""
    return cell(at).lower(), cell(name_at)[:100]


def add(rest, list_id, way, address, name):
    fields = {"list_id": list_id, "subscriber": address, "display_name": name, "role": "member", "pre_verified": True}
    if way == "invite":
        fields["invitation"] = True
    else:
        fields.update(pre_confirmed=True, pre_approved=True)
    try:
        rest("POST", "members", fields)
        return True
    except Refusal:
        return False


def announce(rest, list_id, owner):
    """Who joins posts as everybody who has joined: an owner goes on posting as an owner."""
    who = {"list_id": list_id, "subscriber": owner, "role": "member"}
    for entry in rest("POST", "members/find", who).get("entries", []):
        rest("PATCH", f"members/{entry['member_id']}", {"moderation_action": "accept"})


main()
