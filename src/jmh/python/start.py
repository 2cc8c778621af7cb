"""Tells how long the service takes from its start to the first answer, on a data directory that is there already, and the
processor time that its process took for it.

usage: start.py times java ... -jar ouroboros.jar ...
"""
import os
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request

URL = "http://127.0.0.1:8080/api/v1/experiments?limit=1"
TICK = os.sysconf("SC_CLK_TCK")
times, processor = [], []
for _ in range(int(sys.argv[1])):
    began = time.time()
    service = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            urllib.request.urlopen(URL).read()
            break
        except urllib.error.URLError:
            time.sleep(0.01)
    times.append(time.time() - began)
    fields = open(f"/proc/{service.pid}/stat").read().rsplit(")", 1)[1].split()
    processor.append((int(fields[11]) + int(fields[12])) / TICK)
    service.terminate()
    service.wait()
print(f"start to first answer: median {statistics.median(times):.2f} s of {[round(one, 2) for one in times]}, "
      f"processor {statistics.median(processor):.2f} s of {[round(one, 2) for one in processor]}")
