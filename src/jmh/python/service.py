"""Submits a spec to a running service and tells how long it takes from submission to completion.

usage: service.py http://localhost:8080 spec.json [replicates]
"""
import json
import sys
import time
import urllib.request

base, path = sys.argv[1] + "/api/v1/experiments", sys.argv[2]
spec = json.load(open(path))
if len(sys.argv) > 3:
    spec["replicates"] = int(sys.argv[3])
began = time.time()
request = urllib.request.Request(base, json.dumps(spec).encode(), {"Content-Type": "application/json"})
experiment = json.load(urllib.request.urlopen(request))
while experiment["state"] not in ("completed", "failed", "cancelled"):
    experiment = json.load(urllib.request.urlopen(f"{base}/{experiment['id']}?wait=20s"))
elapsed = time.time() - began
done = experiment["progress"]["generations"]["done"]
print(f"{experiment['state']}: {elapsed:.2f} s, {done / elapsed:.0f} persisted generations/s")
