// Names of custom activations are any text, in JSON too.
//
// REQUIRES: crease-ulp
// RUN: crease-ulp %s --step=1000003 --json > %t.json
// RUN: %python -c "import json, sys; print(json.load(open(sys.argv[1]))['op'])" %t.json | FileCheck %s
// CHECK: @"quoted" \

crease.define @"\22quoted\22 \\"(%x: f32) -> f32 {
  %s = crease.sigmoid %x : f32
  crease.yield %s : f32
}
