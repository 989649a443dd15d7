# What Mailman has of all lists, over its REST interface: lines of `list ADDRESS|…` and `owner ADDRESS|EMAIL`.
import base64, http.client, json, re, urllib.parse

SETTINGS = ["archive_policy", "preferred_language", "default_member_action", "default_nonmember_action", "subscription_policy", "advertised"]
secret = re.search(r"admin_pass: (\w+)", open("/etc/mailman3/konbit-secret.cfg").read())[1]
headers = {
    "Authorization": "Basic " + base64.b64encode(f"konbit:{secret}".encode()).decode(),
    "Content-Type": "application/x-www-form-urlencoded",
}
connection = http.client.HTTPConnection("127.0.0.1", 8001, timeout=120)


def rest(method, path, **fields):
    connection.request(method, f"/3.1/{path}", urllib.parse.urlencode(fields) if fields else None, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    if answer.status >= 400:
        raise SystemExit(f"{method} {path}: {answer.status} {text[:300]}")
    return json.loads(text) if text.startswith("{") else {}


def lists_found():
    for one in rest("GET", "lists").get("entries", []):
        config = rest("GET", f"lists/{one['list_id']}/config")
        yield "|".join([one["fqdn_listname"], *(str(config[name]) for name in SETTINGS)])


def owners_found():
    for one in rest("GET", "members/find?role=owner").get("entries", []):
        local, _, domain = one["list_id"].partition(".")
        yield f"{local}@{domain}|{one['email']}"
