// REQUIRES: crease-run
// RUN: crease-run %s --entry=softmax --dims=5,200 --check --max-ulp=4 \
// RUN:   | FileCheck %s
// RUN: crease-run %s --entry=softmax --dims=3,1 --check --max-ulp=4 \
// RUN:   | FileCheck %s
// RUN: crease-run %s --entry=softmax --dims=0,7 --check --max-ulp=4 \
// RUN:   | FileCheck %s
// RUN: crease-run %s --entry=columns --dims=40,37 --check --max-ulp=4 \
// RUN:   | FileCheck %s
// RUN: crease-run %s --entry=columns --dims=40,37 --check --max-ulp=4 \
// RUN:   --target=x86-64-v3 | FileCheck %s
// RUN: crease-run %s --entry=log_softmax --dims=7,100 --check --max-ulp=4 \
// RUN:   | FileCheck %s
// RUN: crease-run %s --entry=half --dims=7,100 --check --max-ulp=1 \
// RUN:   | FileCheck %s

// CHECK: {{check|error|ULP}}

func.func @softmax(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.softmax %x {axis = 1 : i64} : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @columns(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.softmax %x {axis = 0 : i64} : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @log_softmax(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.log_softmax %x {axis = 1 : i64} : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @half(%x: tensor<?x?xbf16>) -> tensor<?x?xbf16> {
  %y = crease.softmax %x {axis = 1 : i64} : tensor<?x?xbf16>
  return %y : tensor<?x?xbf16>
}
