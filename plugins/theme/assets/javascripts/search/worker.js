/* The worker of the search. It takes and gives the messages of Material's worker, so that Material's box shows its results. */

import {Search} from "./find.js"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
let search

addEventListener("message", ({data: {type, data}}) => {
  if (type === SETUP) {
    search = new Search(data)
    postMessage({type: READY})
  } else if (type === QUERY) postMessage({type: RESULT, data: search.find(data)})
})
