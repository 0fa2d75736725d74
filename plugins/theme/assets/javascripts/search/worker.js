/* The worker of the search. It takes and gives the messages of Material's worker, so that Material's box shows its results.

   The files of the index come as they were fetched, first what ranks, then the texts of excerpts. */

import {Search} from "./find.js"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3, TEXTS = 4
let search, asked

const read = buffer => JSON.parse(new TextDecoder().decode(buffer))

addEventListener("message", ({data: {type, data}}) => {
  if (type === SETUP) {
    search = new Search(read(data))
    postMessage({type: READY})
  } else if (type === TEXTS) {
    search.texts = read(data)
    if (asked) postMessage({type: RESULT, data: search.find(asked), again: true})
  } else if (type === QUERY) {
    asked = data
    postMessage({type: RESULT, data: search.find(data)})
  }
})
