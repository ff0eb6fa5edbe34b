-- What wrk sends: the day, as JSON. PAYLOAD names the file.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = assert(io.open(os.getenv("PAYLOAD"), "rb")):read("*a")
